import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import { toMillis, type Vertex } from '../proto/status.ts';
import type { StepRecord } from './step-record.ts';

/** Steps whose cache key BuildKit makes of files before it has run what they build on. */
const readsFiles = /^(?:\[[^\]]*\] )?(?:COPY|ADD) /;

/** Cached steps of which it is not sure yet that they are. */
export interface AssumedCached {
  /** Whether the cached vertex is only assumed to be, because of a COPY or ADD that still goes on. */
  hold(vertex: Vertex): boolean;
  /** The step has ended well: what was assumed because of it is sure, and told. */
  confirm(digest: string): UnstampedBuildEvent[];
  /** The step has failed: what was assumed because of it is not known. */
  drop(digest: string): void;
}

/**
 * Keeps apart what BuildKit takes for cached only because a step that builds on it has begun: its
 * status stream then gives it that step's start as its own start and end (`vertexStream.append` in
 * solver/progress.go). COPY and ADD begin with their cache key, and when a file is missing for it,
 * the steps before may never have run. So such a word counts only when the COPY or ADD succeeds.
 *
 * @param records by digest; told steps are marked in it
 */
export function createAssumedCached(records: ReadonlyMap<string, StepRecord>): AssumedCached {
  const waiting = new Map<string, string[]>();

  const isCause = (record: StepRecord, at: number): boolean =>
    record.startedAt === at && record.finishedAt === null && readsFiles.test(record.name);

  return {
    hold(vertex) {
      const at = toMillis(vertex.started);
      if (at === null || at !== toMillis(vertex.completed)) return false;
      const cause = [...records].find(
        ([digest, record]) => digest !== vertex.digest && isCause(record, at),
      )?.[0];
      if (cause === undefined) return false;
      waiting.set(cause, [...(waiting.get(cause) ?? []), vertex.digest]);
      return true;
    },
    confirm(digest) {
      const released = waiting.get(digest) ?? [];
      waiting.delete(digest);
      return released.flatMap((stepId) => {
        const record = records.get(stepId);
        if (record?.outcome !== 'none') return [];
        record.outcome = 'cached';
        return [{ type: 'step.cached', stepId }];
      });
    },
    drop: (digest) => void waiting.delete(digest),
  };
}
