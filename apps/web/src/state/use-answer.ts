import type { Problem } from '@stagecraft/contracts';
import { useEffect, useState } from 'react';
import type { ApiResult } from '../api/client.ts';

export type Answer<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly problem: Problem };

/**
 * Asks once for each `key`, and again when it is another; an answer that comes too late counts for
 * nothing.
 */
export function useAnswer<T>(
  key: string,
  ask: (signal: AbortSignal) => Promise<ApiResult<T>>,
): Answer<T> {
  const [known, setKnown] = useState<{ readonly key: string; readonly answer: Answer<T> } | null>(
    null,
  );
  useEffect(() => {
    const gone = new AbortController();
    void ask(gone.signal).then((result) => {
      if (gone.signal.aborted) return;
      const answer: Answer<T> = result.ok
        ? { state: 'ready', value: result.value }
        : { state: 'failed', problem: result.problem };
      setKnown({ key, answer });
    });
    return () => gone.abort();
    // `ask` is another function in each drawing; what it asks for is in the key.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key]);
  return known?.key === key ? known.answer : { state: 'loading' };
}

/**
 * As `useAnswer`, but while a question is asked anew, its last answer stays: so does what a person has
 * opened, typed or folded in what shows it. All keys must be of one question, at different times.
 */
export function useRenewedAnswer<T>(
  key: string,
  ask: (signal: AbortSignal) => Promise<ApiResult<T>>,
): Answer<T> {
  const answer = useAnswer(key, ask);
  const [last, setLast] = useState(answer);
  if (answer.state === 'loading') return last;
  if (answer !== last) setLast(answer);
  return answer;
}
