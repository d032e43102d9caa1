import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import { toMillis, type Vertex } from '../proto/status.ts';
import { exitCodeOf } from '@stagecraft/build-trace';
import { createAssumedCached } from './assumed-cached.ts';
import { isCancellation } from './cancellation.ts';
import type { StepRecord } from './step-record.ts';

/** A step that failed by its own doing (not because it was stopped). */
export interface FailedStep {
  readonly stepId: string;
  readonly name: string;
  readonly error: string;
  readonly exitCode: number | null;
}

/**
 * Folds BuildKit's repeated vertices by digest and tells changes only. Beginnings and endings are
 * asked for apart, so that the logs of one message can stand between them.
 */
export interface Steps {
  /** `step.queued` and `step.started`. */
  begin(vertex: Vertex): UnstampedBuildEvent[];
  /** `step.cached`, `step.finished` or `step.failed`. */
  end(vertex: Vertex): UnstampedBuildEvent[];
  readonly failed: readonly FailedStep[];
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

function failure(vertex: Vertex): Extract<UnstampedBuildEvent, { type: 'step.failed' }> {
  const cancelled = isCancellation(vertex.error);
  return {
    type: 'step.failed',
    stepId: vertex.digest,
    error: vertex.error,
    exitCode: cancelled ? null : exitCodeOf(vertex.error),
    cancelled,
  };
}

export function createSteps(): Steps {
  const records = new Map<string, StepRecord>();
  const failed: FailedStep[] = [];
  const assumed = createAssumedCached(records);

  function announce(vertex: Vertex): UnstampedBuildEvent[] {
    const known = records.get(vertex.digest);
    const { name, inputs } = vertex;
    if (known && known.name === name && sameList(known.inputs, inputs)) return [];
    if (known) Object.assign(known, { name, inputs });
    else {
      const fresh = { name, inputs, startedAt: null, finishedAt: null, outcome: 'none' } as const;
      records.set(vertex.digest, { ...fresh });
    }
    return [{ type: 'step.queued', stepId: vertex.digest, name, inputs: [...inputs] }];
  }

  return {
    failed,
    begin(vertex) {
      const events = announce(vertex);
      const record = records.get(vertex.digest);
      const startedAt = toMillis(vertex.started);
      // A cached step is answered from the cache: it has nothing that starts.
      if (!record || vertex.cached || startedAt === null || startedAt === record.startedAt) {
        return events;
      }
      record.startedAt = startedAt;
      record.finishedAt = null;
      return [...events, { type: 'step.started', stepId: vertex.digest }];
    },
    end(vertex) {
      const record = records.get(vertex.digest);
      if (!record || record.outcome === 'failed') return [];
      const finishedAt = toMillis(vertex.completed);
      if (vertex.error !== '') {
        record.outcome = 'failed';
        assumed.drop(vertex.digest);
        const event = failure(vertex);
        const { error, exitCode } = event;
        if (!event.cancelled) {
          failed.push({ stepId: vertex.digest, name: vertex.name, error, exitCode });
        }
        return [event];
      }
      if (record.outcome === 'cached') return [];
      if (vertex.cached) {
        if (assumed.hold(vertex)) return [];
        record.outcome = 'cached';
        return [...assumed.confirm(vertex.digest), { type: 'step.cached', stepId: vertex.digest }];
      }
      if (finishedAt === null || finishedAt === record.finishedAt) return [];
      record.finishedAt = finishedAt;
      record.outcome = 'finished';
      const { startedAt } = record;
      const confirmed = assumed.confirm(vertex.digest);
      return [
        ...confirmed,
        { type: 'step.finished', stepId: vertex.digest, startedAt, finishedAt },
      ];
    },
  };
}
