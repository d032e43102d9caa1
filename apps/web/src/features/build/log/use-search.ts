import { useDeferredValue, useEffect, useState } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';
import type { LogHit } from './search.ts';

/** What is typed, and which of its hits was gone to. The log is searched when typing leaves time. */
export function useSearchText() {
  const [typed, setTyped] = useState('');
  const [regex, setRegex] = useState(false);
  const [hit, setHit] = useState<number | null>(null);
  const query = useDeferredValue(typed);
  const type = (text: string) => {
    setTyped(text);
    setHit(null);
  };
  const toggleRegex = () => {
    setRegex(!regex);
    setHit(null);
  };
  /** The hit after or before, round and round; null when there is none. */
  const move = (by: 1 | -1, count: number): number | null => {
    if (count === 0) return null;
    const from = hit ?? (by === 1 ? -1 : 0);
    const index = (from + by + count) % count;
    setHit(index);
    return index;
  };
  return { typed, type, query, regex, toggleRegex, hit, move };
}

/** What the server found; `total` counts hits that are not listed, too. */
export interface ServerHits {
  readonly query: string;
  readonly hits: readonly LogHit[];
  readonly total: number;
  readonly state: 'complete' | 'incomplete' | 'refused';
}

/** Time that typing leaves before the server is asked, ms. */
const pause = 250;

/**
 * Searches on the server, where the page does not have all of the log.
 * @param query null to search nothing; asked again when `version` changes
 */
export function useServerSearch(
  query: string | null,
  regex: boolean,
  version: unknown,
): ServerHits | null {
  const search = useAppStore((state) => state.searchBuildLog);
  const [found, setFound] = useState<ServerHits | null>(null);
  useEffect(() => {
    setFound(null);
    if (query === null || query === '') return undefined;
    const gone = new AbortController();
    const timer = setTimeout(() => {
      void search(query, regex, gone.signal).then((answer) => {
        if (gone.signal.aborted) return;
        if (!answer.ok) setFound({ query, hits: [], total: 0, state: 'refused' });
        else {
          const { hits, total, complete } = answer.value;
          setFound({ query, hits, total, state: complete ? 'complete' : 'incomplete' });
        }
      });
    }, pause);
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, [search, query, regex, version]);
  return found;
}
