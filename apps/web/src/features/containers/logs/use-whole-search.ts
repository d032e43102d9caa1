import type { ContainerLogMatches, Problem } from '@stagecraft/contracts';
import { useEffect, useRef, useState } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';

export type LogMatch = ContainerLogMatches['matches'][number];

/** A search of all that the engine keeps of a log. */
export type WholeSearch = { readonly text: string } & (
  | { readonly state: 'searching' }
  | { readonly state: 'ready'; readonly found: ContainerLogMatches }
  | { readonly state: 'failed'; readonly problem: Problem }
);

/** Searches one text at a time on the server; leaving it ends what goes on there. */
export function useWholeSearch(container: string) {
  const ask = useAppStore((state) => state.askRecords);
  const [search, setSearch] = useState<WholeSearch | null>(null);
  const going = useRef<AbortController | null>(null);
  useEffect(() => () => going.current?.abort(), []);
  const leave = (): void => {
    going.current?.abort();
    setSearch(null);
  };
  const start = async (text: string): Promise<void> => {
    going.current?.abort();
    const mine = new AbortController();
    going.current = mine;
    setSearch({ text, state: 'searching' });
    const answer = await ask('searchContainerLog', {
      params: { id: container },
      query: { text },
      signal: mine.signal,
    });
    if (mine.signal.aborted) return;
    setSearch(
      answer.ok
        ? { text, state: 'ready', found: answer.value }
        : { text, state: 'failed', problem: answer.problem },
    );
  };
  return { search, start, leave };
}
