import type { LayerChangeKind, LayerPath, Problem } from '@stagecraft/contracts';
import { useEffect, useState } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';
import type { LayerView } from './use-folders.ts';

export interface LayerFilter {
  readonly pattern: string;
  readonly change: LayerChangeKind | null;
  /** Bytes; 0 for any size. */
  readonly minSize: number;
}

export const noFilter: LayerFilter = { pattern: '', change: null, minSize: 0 };

/** Whether anything is filtered at all. */
export function isFiltering({ pattern, change, minSize }: LayerFilter): boolean {
  return pattern.trim() !== '' || change !== null || minSize > 0;
}

export type SearchAnswer =
  | { readonly state: 'off' }
  | { readonly state: 'asking' }
  | { readonly state: 'failed'; readonly problem: Problem }
  | {
      readonly state: 'found';
      readonly entries: readonly LayerPath[];
      readonly truncated: boolean;
    };

/** How long typing must rest before it is searched, in ms. */
const restMs = 200;

/** Paths that fit the filter, asked for when typing rests. */
export function useSearch({ image, layer, view }: LayerView, filter: LayerFilter): SearchAnswer {
  const ask = useAppStore((state) => state.askRecords);
  const [answer, setAnswer] = useState<SearchAnswer>({ state: 'off' });
  const { pattern, change, minSize } = filter;
  useEffect(() => {
    if (!isFiltering({ pattern, change, minSize })) {
      setAnswer({ state: 'off' });
      return undefined;
    }
    const gone = new AbortController();
    setAnswer({ state: 'asking' });
    const query = {
      layer: String(layer),
      view,
      limit: '2000',
      pattern: pattern.trim(),
      ...(change === null ? {} : { change }),
      ...(minSize === 0 ? {} : { minSize: String(minSize) }),
    };
    const timer = setTimeout(() => {
      const call = ask('searchLayers', { params: { ref: image }, query, signal: gone.signal });
      void call.then((result) => {
        if (gone.signal.aborted) return;
        setAnswer(
          result.ok
            ? { state: 'found', ...result.value }
            : { state: 'failed', problem: result.problem },
        );
      });
    }, restMs);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [ask, image, layer, view, pattern, change, minSize]);
  return answer;
}
