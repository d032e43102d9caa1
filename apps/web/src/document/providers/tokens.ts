import type * as api from 'monaco-editor/editor';
import { tokenModifiers, tokenTypes } from '../../language/tokens/legend.ts';
import { currentTheme, type EditorTheme } from '../theme.ts';
import type { TrackedModel } from '../tracked-model.ts';
import { ask, type ProviderContext } from './context.ts';
import { paintedTokens, type LineRange, type PaintedTokens } from './painted-tokens.ts';

/** What Monaco was given of a model. */
interface Given {
  readonly version: number;
  /** Monaco turns tokens into colours as it takes them. */
  readonly theme: EditorTheme;
  readonly tokens: PaintedTokens;
}

/** More lines than any file has. */
const everyLine: LineRange = { first: 1, last: Infinity };

/**
 * Colours by meaning, over the grammar's. Monaco asks for what is in view and takes more as well: at
 * first it gets the whole file, and after a change what differs from what it moved along with the text.
 * A letter typed within a word differs in nothing, and costs no drawing.
 */
export function tokensProvider(
  context: ProviderContext,
): api.languages.DocumentRangeSemanticTokensProvider {
  const given = new WeakMap<api.editor.ITextModel, Given>();
  const paint = (
    model: api.editor.ITextModel,
    file: TrackedModel,
    data: Uint32Array,
    view: LineRange,
  ): api.languages.SemanticTokens | null => {
    const [before, theme] = [given.get(model), currentTheme()];
    const lines = toPaint(before, theme, file, data, view);
    if (before === undefined) follow(model, given);
    const tokens = paintedTokens(data, model.getLineCount());
    given.set(model, { version: model.getVersionId(), theme, tokens });
    return lines === null ? null : { data: relativeTokens(file, data, lines) };
  };
  return {
    getLegend: () => ({
      tokenTypes: [...tokenTypes],
      tokenModifiers: [...tokenModifiers],
    }),
    provideDocumentRangeSemanticTokens: async (model, range, token) => {
      const view = { first: range.startLineNumber, last: range.endLineNumber };
      const known = given.get(model);
      const file = context.file(model);
      // Scrolled only, or drawn in another theme.
      if (file !== undefined && known?.version === model.getVersionId()) {
        return paint(model, file, known.tokens.data, view);
      }
      const reply = await ask(context, model, 'tokens', () => ({}), token);
      if (reply === null) return null;
      return paint(model, reply.file, reply.result?.data ?? new Uint32Array(), view);
    },
  };
}

/** Which lines Monaco is to get; null for none. What is in `view` it forgets for what it gets. */
function toPaint(
  before: Given | undefined,
  theme: EditorTheme,
  file: TrackedModel,
  data: Uint32Array,
  view: LineRange,
): LineRange | null {
  // Lines of the disk's text are not the model's where a lone CR ends one.
  if (before?.theme !== theme || file.lineEnding() === 'mixed') return everyLine;
  if (before.tokens.data === data) return view;
  const different = before.tokens.differences(data, file.model.getLineCount());
  if (different === null) return null;
  return {
    first: Math.min(different.first, view.first),
    last: Math.max(different.last, view.last),
  };
}

/** Keeps what was given in step with Monaco, which moves its tokens with each change of the text. */
function follow(model: api.editor.ITextModel, given: WeakMap<api.editor.ITextModel, Given>): void {
  model.onDidChangeContent(({ changes }) => given.get(model)?.tokens.follow(changes));
}

/**
 * Five numbers a token as Monaco takes them: line and column relative to the token before. `data` has
 * lines and columns of the text on disk, absolute; a token that no place in the model holds is left out.
 * @param lines of the text on disk, from 1; tokens of others are left out
 */
export function relativeTokens(
  file: Pick<TrackedModel, 'positionOfLine'>,
  data: Uint32Array,
  lines: LineRange = everyLine,
): Uint32Array {
  const relative = new Uint32Array(data.length);
  let lastLine = 1;
  let lastColumn = 1;
  let written = 0;
  for (let at = 0; at + 4 < data.length; at += 5) {
    const line = data[at] ?? 0;
    const column = data[at + 1] ?? 0;
    if (line + 1 < lines.first) continue;
    if (line + 1 > lines.last) break;
    const start = file.positionOfLine(line, column);
    const end = file.positionOfLine(line, column + (data[at + 2] ?? 0));
    if (start.lineNumber !== end.lineNumber || end.column <= start.column) continue;
    const sameLine = start.lineNumber === lastLine;
    relative[written] = start.lineNumber - lastLine;
    relative[written + 1] = sameLine ? start.column - lastColumn : start.column - 1;
    relative[written + 2] = end.column - start.column;
    relative[written + 3] = data[at + 3] ?? 0;
    relative[written + 4] = data[at + 4] ?? 0;
    written += 5;
    lastLine = start.lineNumber;
    lastColumn = start.column;
  }
  return relative.slice(0, written);
}
