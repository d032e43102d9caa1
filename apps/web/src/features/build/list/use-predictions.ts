import type { TrendPoint } from '@stagecraft/contracts';
import { useEffect, useState } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';
import type { AppState } from '../../../state/types.ts';
import { isGoing } from '../../../state/build/list.ts';

type Prediction = NonNullable<TrendPoint['prediction']>;

/** What came of the predictions for the workspace's builds, by their ids; asked again when a build ended. */
export function usePredictions(): ReadonlyMap<string, Prediction> {
  const ask = useAppStore((state) => state.askRecords);
  const workspaceId = useAppStore((state) => state.workspace?.id ?? null);
  const newest = useAppStore(newestEnded);
  const [known, setKnown] = useState<ReadonlyMap<string, Prediction>>(new Map());
  useEffect(() => {
    if (workspaceId === null || newest === null) return undefined;
    const gone = new AbortController();
    const { signal } = gone;
    const read = async (): Promise<void> => {
      // Answered once the record is complete, with what came of its prediction.
      await ask('getBuildSteps', { params: { id: newest }, signal });
      const answer = await ask('getBuildTrends', { params: { id: workspaceId }, signal });
      if (signal.aborted || !answer.ok) return;
      setKnown(
        new Map(
          answer.value.points.flatMap(({ id, prediction }) =>
            prediction === null || prediction.told === 0 ? [] : [[id, prediction] as const],
          ),
        ),
      );
    };
    void read();
    return () => gone.abort();
  }, [ask, workspaceId, newest]);
  return known;
}

/** Id of the newest build that has ended. */
function newestEnded({ builds }: AppState): string | null {
  return builds.find((build) => !isGoing(build))?.id ?? null;
}
