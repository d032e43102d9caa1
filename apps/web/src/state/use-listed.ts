import type { Problem } from '@stagecraft/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApiResult } from '../api/client.ts';
import { useAppStore } from './hooks.tsx';

/** What the engine has as it was told last, and what came of the last question. */
export interface Listed<T> {
  readonly value: T | null;
  readonly problem: Problem | null;
  readonly reload: () => void;
}

/**
 * Asks what the engine has, and again whenever it told of a change, another engine is there or the window
 * comes back. While it asks, what was known stays.
 *
 * @param revision another number after each change
 * @param ask the same function in each drawing
 */
export function useListed<T>(
  revision: number,
  ask: (signal: AbortSignal) => Promise<ApiResult<T>>,
): Listed<T> {
  const engine = useAppStore((state) => state.engine.state);
  const [known, setKnown] = useState<Omit<Listed<T>, 'reload'>>({ value: null, problem: null });
  const latest = useRef<AbortController | null>(null);
  const reload = useCallback(() => {
    latest.current?.abort();
    const gone = new AbortController();
    latest.current = gone;
    void ask(gone.signal).then((answer) => {
      if (gone.signal.aborted) return;
      if (answer.ok) setKnown({ value: answer.value, problem: null });
      else setKnown(({ value }) => ({ value, problem: answer.problem }));
    });
  }, [ask]);
  useEffect(() => {
    reload();
    window.addEventListener('focus', reload);
    return () => {
      window.removeEventListener('focus', reload);
      latest.current?.abort();
    };
    // Another revision or another state of the engine is a reason to ask anew.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [reload, revision, engine]);
  return { ...known, reload };
}
