import type { StepDurations } from '@stagecraft/contracts';
import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import { emptyTrace, foldEvents, type BuildTrace } from '../../src/index.ts';
import { stamp } from '@stagecraft/contracts/test-events';

/** A step as a test tells it; it starts at 10 s and ends at 12 s. */
export interface Told {
  readonly id: string;
  readonly name: string;
  readonly inputs?: readonly string[];
  readonly phase: 'queued' | 'running' | 'done' | 'cached';
}

/** A build that runs with BuildKit, as far as these steps say. */
export function runningBuild(steps: readonly Told[]): BuildTrace {
  const events: UnstampedBuildEvent[] = [
    { type: 'build.started', builder: 'buildkit' },
    ...steps.map(({ id, name, inputs = [] }) => ({
      type: 'step.queued' as const,
      stepId: id,
      name,
      inputs: [...inputs],
    })),
    ...steps.flatMap(({ id: stepId, phase }): UnstampedBuildEvent[] => {
      if (phase === 'running') return [{ type: 'step.started', stepId }];
      if (phase === 'cached') return [{ type: 'step.cached', stepId }];
      if (phase === 'queued') return [];
      return [{ type: 'step.finished', stepId, startedAt: 10_000, finishedAt: 12_000 }];
    }),
  ];
  const stamped = stamp(events).map((event) => ({ ...event, at: 10_000 }));
  return foldEvents(emptyTrace(), stamped);
}

/** Durations in ms by the steps' keys, each from build 1; `result` is that of making the image. */
export function durations(
  steps: Readonly<Record<string, number>>,
  result: number | null,
): StepDurations {
  return {
    steps: Object.entries(steps).map(([step, durationMs]) => ({ step, durationMs, builds: [1] })),
    result: result === null ? null : { durationMs: result, builds: [1] },
  };
}
