import type { Span } from '@stagecraft/dockerfile';
import type * as api from 'monaco-editor/editor';
import type { TrackedModel } from '../tracked-model.ts';
import { ask, type ProviderContext } from './context.ts';

type Edits = Promise<api.languages.TextEdit[] | null>;

interface Asked {
  /** Null: all of the text. */
  readonly range: api.IRange | null;
  readonly typed: string | null;
  readonly indent: number;
}

async function edits(
  context: ProviderContext,
  model: api.editor.ITextModel,
  { range, typed, indent }: Asked,
  token: api.CancellationToken,
): Edits {
  const { keywordCase, sortPackages } = context.language.settings();
  const params = (file: TrackedModel) => ({
    span: range === null ? null : spanOf(file, range),
    typed,
    options: { keywordCase, sortPackages, indent },
  });
  const reply = await ask(context, model, 'format', params, token);
  if (!reply?.result) return null;
  const { result, file } = reply;
  if (result.ok) {
    return result.edits.map((edit) => ({ range: file.rangeOf(edit), text: edit.text }));
  }
  // Who types has not asked for anything.
  if (typed === null) context.language.refused(result.reason);
  return null;
}

function spanOf(file: TrackedModel, range: api.IRange): Span {
  return {
    start: file.offsetAt({ lineNumber: range.startLineNumber, column: range.startColumn }),
    end: file.offsetAt({ lineNumber: range.endLineNumber, column: range.endColumn }),
  };
}

/** Formats all of the text, or a part of it. */
export function formattingProvider(
  context: ProviderContext,
): api.languages.DocumentFormattingEditProvider &
  api.languages.DocumentRangeFormattingEditProvider {
  return {
    displayName: 'Dockerfile',
    provideDocumentFormattingEdits: (model, { tabSize }, token) =>
      edits(context, model, { range: null, typed: null, indent: tabSize }, token),
    provideDocumentRangeFormattingEdits: (model, range, { tabSize }, token) =>
      edits(context, model, { range, typed: null, indent: tabSize }, token),
  };
}

/** Formats what a typed character has ended. */
export function typingFormatter(
  context: ProviderContext,
): api.languages.OnTypeFormattingEditProvider {
  return {
    // A new line, and what continues one.
    autoFormatTriggerCharacters: ['\n', '\\', '`'],
    provideOnTypeFormattingEdits: (model, position, typed, { tabSize }, token) => {
      const range = context.monaco.Range.fromPositions(position);
      return edits(context, model, { range, typed, indent: tabSize }, token);
    },
  };
}
