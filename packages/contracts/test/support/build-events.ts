import type { BuildEvent, UnstampedBuildEvent } from '../../src/index.ts';

/** Numbers events from 1, as the server's log does; they are `stepMs` apart. */
export function stamp(events: readonly UnstampedBuildEvent[], stepMs = 10): BuildEvent[] {
  return events.map((event, index) => ({ ...event, seq: index + 1, at: 1000 + index * stepMs }));
}

export const queued = (
  stepId: string,
  name = stepId,
  inputs: readonly string[] = [],
): UnstampedBuildEvent => ({ type: 'step.queued', stepId, name, inputs: [...inputs] });

export const started = (stepId: string): UnstampedBuildEvent => ({ type: 'step.started', stepId });

export const logged = (stepId: string, text: string): UnstampedBuildEvent => ({
  type: 'step.logged',
  stepId,
  stream: 'stdout',
  text,
});

export const cached = (stepId: string): UnstampedBuildEvent => ({ type: 'step.cached', stepId });

export const finished = (
  stepId: string,
  startedAt: number | null = null,
  finishedAt: number | null = null,
): UnstampedBuildEvent => ({ type: 'step.finished', stepId, startedAt, finishedAt });

export const failed = (stepId: string, cancelled = false): UnstampedBuildEvent => ({
  type: 'step.failed',
  stepId,
  error: 'exit code: 3',
  exitCode: cancelled ? null : 3,
  cancelled,
});
