import type { Problem } from '@stagecraft/contracts';
import { useEffect, useState } from 'react';
import type { ApiResult } from '../../../api/client.ts';

export interface NamePage {
  readonly names: readonly string[];
  /** What the next page is asked with; null on the last one. */
  readonly next: string | null;
}

interface Pages {
  readonly names: readonly string[];
  readonly hasMore: boolean;
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** Fetches the next page. */
  more(): void;
  /** Begins anew. */
  again(): void;
}

interface Wanted {
  /** Null for the first page. */
  readonly after: string | null;
  /** Grows with each question. */
  readonly turn: number;
}

/**
 * A list that comes page by page, in the order of the registry.
 *
 * @param ask one page, beginning after `after`
 */
export function usePages(
  ask: (after: string | null, signal: AbortSignal) => Promise<ApiResult<NamePage>>,
): Pages {
  const [wanted, setWanted] = useState<Wanted>({ after: null, turn: 0 });
  const [page, setPage] = useState<NamePage>({ names: [], next: null });
  const [told, setTold] = useState<{ readonly turn: number; readonly problem: Problem | null }>();
  useEffect(() => {
    const gone = new AbortController();
    void ask(wanted.after, gone.signal).then((answer) => {
      if (gone.signal.aborted) return;
      setTold({ turn: wanted.turn, problem: answer.ok ? null : answer.problem });
      if (!answer.ok) return;
      const { names, next } = answer.value;
      setPage((before) => ({
        names: wanted.after === null ? names : [...before.names, ...names],
        next,
      }));
    });
    return () => gone.abort();
    // `ask` is another function in each drawing; what it asks for is fixed by who draws it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wanted]);
  const busy = told?.turn !== wanted.turn;
  const next = (after: string | null): void => setWanted({ after, turn: wanted.turn + 1 });
  return {
    names: page.names,
    hasMore: page.next !== null,
    busy,
    problem: busy ? null : (told?.problem ?? null),
    more: () => next(page.next),
    again: () => next(null),
  };
}
