import type * as api from 'monaco-editor/editor';
import { tokenModifiers, tokenTypes } from '../../language/tokens/legend.ts';
import type { TrackedModel } from '../tracked-model.ts';
import { ask, type ProviderContext } from './context.ts';

/** Colours by meaning, over the grammar's. */
export function tokensProvider(
  context: ProviderContext,
): api.languages.DocumentSemanticTokensProvider {
  return {
    getLegend: () => ({
      tokenTypes: [...tokenTypes],
      tokenModifiers: [...tokenModifiers],
    }),
    provideDocumentSemanticTokens: async (model, _lastResultId, token) => {
      const reply = await ask(context, model, 'tokens', () => ({}), token);
      if (reply === null) throw cancelled();
      return { data: relativeTokens(reply.file, reply.result?.data ?? new Uint32Array()) };
    },
    releaseDocumentSemanticTokens: () => undefined,
  };
}

/** Monaco keeps the colours that it has, and asks again, only when an answer was cancelled. */
function cancelled(): Error {
  const error = new Error('Canceled');
  error.name = 'Canceled';
  return error;
}

/**
 * Five numbers a token as Monaco takes them: line and column relative to the token before. `data` has
 * lines and columns of the text on disk, absolute; a token that no place in the model holds is left out.
 */
export function relativeTokens(
  file: Pick<TrackedModel, 'positionOfLine'>,
  data: Uint32Array,
): Uint32Array {
  const relative = new Uint32Array(data.length);
  let lastLine = 1;
  let lastColumn = 1;
  let written = 0;
  for (let at = 0; at + 4 < data.length; at += 5) {
    const [line = 0, column = 0, length = 0, type = 0, modifiers = 0] = data.subarray(at, at + 5);
    const start = file.positionOfLine(line, column);
    const end = file.positionOfLine(line, column + length);
    if (start.lineNumber !== end.lineNumber || end.column <= start.column) continue;
    const sameLine = start.lineNumber === lastLine;
    relative[written] = start.lineNumber - lastLine;
    relative[written + 1] = sameLine ? start.column - lastColumn : start.column - 1;
    relative[written + 2] = end.column - start.column;
    relative[written + 3] = type;
    relative[written + 4] = modifiers;
    written += 5;
    lastLine = start.lineNumber;
    lastColumn = start.column;
  }
  return relative.subarray(0, written);
}
