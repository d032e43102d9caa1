import type { Problem } from '@stagecraft/contracts';
import { useCallback, useEffect, useState } from 'react';
import type { ApiResult } from '../../api/client.ts';

interface Live<T> {
  /** As it was told last; null before it was. */
  readonly value: T | null;
  /** What went wrong the last time; null when nothing did. */
  readonly problem: Problem | null;
  readonly asking: boolean;
  readonly reload: () => void;
}

/**
 * Asks for something, and again for each `revision`. While it asks, what was known of the same `subject`
 * stays; an answer that comes too late counts for nothing.
 */
export function useLive<T>(
  subject: string,
  revision: number,
  ask: (signal: AbortSignal) => Promise<ApiResult<T>>,
): Live<T> {
  const [known, setKnown] = useState<{
    readonly subject: string;
    readonly value: T | null;
    readonly problem: Problem | null;
  } | null>(null);
  const [asking, setAsking] = useState(true);
  const [again, setAgain] = useState(0);
  useEffect(() => {
    const gone = new AbortController();
    setAsking(true);
    void ask(gone.signal).then((answer) => {
      if (gone.signal.aborted) return;
      setAsking(false);
      setKnown((before) => {
        if (answer.ok) return { subject, value: answer.value, problem: null };
        const value = before?.subject === subject ? before.value : null;
        return { subject, value, problem: answer.problem };
      });
    });
    return () => gone.abort();
    // `ask` is another function in each drawing; what it asks for is in the subject.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [subject, revision, again]);
  const reload = useCallback(() => setAgain((number) => number + 1), []);
  const current = known?.subject === subject ? known : null;
  return { value: current?.value ?? null, problem: current?.problem ?? null, asking, reload };
}
