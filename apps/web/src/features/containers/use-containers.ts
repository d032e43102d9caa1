import type { ContainerSummary, Problem } from '@stagecraft/contracts';
import { useCallback } from 'react';
import { useAppStore } from '../../state/hooks.tsx';
import { useListed } from '../../state/use-listed.ts';

/** The engine's containers as they were told last, and what came of the last question. */
interface KnownContainers {
  readonly containers: readonly ContainerSummary[] | null;
  readonly problem: Problem | null;
  readonly reload: () => void;
}

/** All containers of the engine, running or not. */
export function useContainers(): KnownContainers {
  const call = useAppStore((state) => state.askRecords);
  const revision = useAppStore((state) => state.containersRevision);
  const ask = useCallback(
    (signal: AbortSignal) => call('listContainers', { query: { all: 'true' }, signal }),
    [call],
  );
  const { value, ...rest } = useListed(revision, ask);
  return { containers: value?.containers ?? null, ...rest };
}
