import type * as api from 'monaco-editor/editor';
import type { OutlineItem } from '../../language/service.ts';
import type { TrackedModel } from '../tracked-model.ts';
import { ask, rangesOf, type ProviderContext } from './context.ts';

const none = () => ({});

/** Stages and their instructions. */
export function outlineProvider(context: ProviderContext): api.languages.DocumentSymbolProvider {
  return {
    displayName: 'Dockerfile',
    provideDocumentSymbols: async (model, token) => {
      const reply = await ask(context, model, 'outline', none, token);
      if (reply === null) return null;
      return (reply.result ?? []).map((item) => symbol(context, reply.file, item));
    },
  };
}

function symbol(
  context: ProviderContext,
  file: TrackedModel,
  item: OutlineItem,
): api.languages.DocumentSymbol {
  const { Module, Constant, Function: call } = context.monaco.languages.SymbolKind;
  const kinds = { stage: Module, globals: Constant, instruction: call };
  return {
    // Monaco's list of symbols shows no details: what tells two RUNs apart goes into the name.
    name: item.kind === 'instruction' ? `${item.name} ${item.detail}`.trim() : item.name,
    detail: item.kind === 'instruction' ? '' : item.detail,
    kind: kinds[item.kind],
    tags: [],
    range: file.rangeOf(item.span),
    selectionRange: file.rangeOf(item.selection),
    children: item.children.map((child) => symbol(context, file, child)),
  };
}

/** What can be folded away. */
export function foldingProvider(context: ProviderContext): api.languages.FoldingRangeProvider {
  const { Comment, Region } = context.monaco.languages.FoldingRangeKind;
  return {
    provideFoldingRanges: async (model, _context, token) => {
      const reply = await ask(context, model, 'folding', none, token);
      if (reply === null) return null;
      return (reply.result ?? []).map(({ startLine, endLine, kind }) => ({
        start: reply.file.positionOfLine(startLine, 0).lineNumber,
        end: reply.file.positionOfLine(endLine, 0).lineNumber,
        ...(kind === 'comment' ? { kind: Comment } : {}),
        ...(kind === 'stage' ? { kind: Region } : {}),
      }));
    },
  };
}

/** What "expand selection" goes over. */
export function selectionProvider(context: ProviderContext): api.languages.SelectionRangeProvider {
  return {
    provideSelectionRanges: async (model, positions, token) => {
      const params = (file: TrackedModel) => ({
        offsets: positions.map((position) => file.offsetAt(position)),
      });
      const reply = await ask(context, model, 'selection', params, token);
      if (reply === null) return null;
      return (reply.result ?? []).map((spans) =>
        rangesOf(reply.file, spans).map((range) => ({ range })),
      );
    },
  };
}
