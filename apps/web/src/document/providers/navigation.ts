import type * as api from 'monaco-editor/editor';
import { ask, offsetOf, rangesOf, type ProviderContext } from './context.ts';

/** Where a name is defined. */
export function definitionProvider(context: ProviderContext): api.languages.DefinitionProvider {
  return {
    provideDefinition: async (model, position, token) => {
      const reply = await ask(context, model, 'definition', offsetOf(position), token);
      if (reply === null) return null;
      const { file } = reply;
      return (reply.result ?? []).map(({ origin, target, selection }) => ({
        uri: model.uri,
        originSelectionRange: file.rangeOf(origin),
        range: file.rangeOf(target),
        targetSelectionRange: file.rangeOf(selection),
      }));
    },
  };
}

/** Everywhere a name is used. */
export function referenceProvider(context: ProviderContext): api.languages.ReferenceProvider {
  return {
    provideReferences: async (model, position, _context, token) => {
      const reply = await ask(context, model, 'references', offsetOf(position), token);
      if (reply === null) return null;
      return rangesOf(reply.file, reply.result ?? []).map((range) => ({ uri: model.uri, range }));
    },
  };
}

/** The other places of what the cursor is on. */
export function highlightProvider(
  context: ProviderContext,
): api.languages.DocumentHighlightProvider {
  const { Read, Write, Text } = context.monaco.languages.DocumentHighlightKind;
  const kinds = { read: Read, write: Write, text: Text };
  return {
    provideDocumentHighlights: async (model, position, token) => {
      const reply = await ask(context, model, 'highlights', offsetOf(position), token);
      if (reply === null) return null;
      return (reply.result ?? []).map(({ span, kind }) => ({
        range: reply.file.rangeOf(span),
        kind: kinds[kind],
      }));
    },
  };
}

/** Places that are typed in at once. */
export function linkedEditingProvider(
  context: ProviderContext,
): api.languages.LinkedEditingRangeProvider {
  return {
    provideLinkedEditingRanges: async (model, position, token) => {
      const reply = await ask(context, model, 'linked', offsetOf(position), token);
      if (!reply?.result) return null;
      return { ranges: rangesOf(reply.file, reply.result), wordPattern: /[\w.-]+/ };
    },
  };
}
