import { buildArguments } from '@stagecraft/dockerfile';
import { useMemo } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';

/** What the panel offers from the Dockerfile's present text; null while it is not the one shown. */
export function useBuildModel() {
  const snapshot = useAppStore((state) => state.snapshot);
  const path = useAppStore((state) => state.buildOptions?.dockerfile ?? null);
  return useMemo(() => {
    if (snapshot === null || snapshot.path !== path) return null;
    return {
      stages: snapshot.graph.stages,
      args: buildArguments(snapshot.model),
      /** Whether the file names its own frontend. */
      syntax: snapshot.model.directives.some(({ name }) => name.toLowerCase() === 'syntax'),
      errors: snapshot.problems.filter((problem) => problem.severity === 'error').length,
    };
  }, [snapshot, path]);
}
