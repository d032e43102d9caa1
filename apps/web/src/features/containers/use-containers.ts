import type { ContainerSummary, Problem } from '@stagecraft/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useAppStore } from '../../state/hooks.tsx';

/** The engine's containers as they were told last, and what came of the last question. */
interface KnownContainers {
  readonly containers: readonly ContainerSummary[] | null;
  readonly problem: Problem | null;
  readonly reload: () => void;
}

/**
 * Asks for the containers, and again whenever the engine told of a change or the window comes back.
 * While it asks, what was known stays.
 */
export function useContainers(): KnownContainers {
  const ask = useAppStore((state) => state.askRecords);
  const revision = useAppStore((state) => state.containersRevision);
  const engine = useAppStore((state) => state.engine.state);
  const [known, setKnown] = useState<Omit<KnownContainers, 'reload'>>({
    containers: null,
    problem: null,
  });
  const latest = useRef<AbortController | null>(null);
  const reload = useCallback(() => {
    latest.current?.abort();
    const gone = new AbortController();
    latest.current = gone;
    const query = { all: 'true' };
    void ask('listContainers', { query, signal: gone.signal }).then((answer) => {
      if (gone.signal.aborted) return;
      if (answer.ok) setKnown({ containers: answer.value.containers, problem: null });
      else setKnown(({ containers }) => ({ containers, problem: answer.problem }));
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
