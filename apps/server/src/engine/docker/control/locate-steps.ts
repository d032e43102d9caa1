import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import type { LineRange } from '../../../buildkit/proto/gateway.ts';

/** Adds to a build's events where each step stands in the Dockerfile. */
export interface StepLocator {
  /** What the frontend said: digest → lines. To be known before the steps are announced. */
  know(locations: ReadonlyMap<string, readonly LineRange[]>): void;
  /** The events, and `step.located` after the first word of each step whose place is known. */
  locate(events: readonly UnstampedBuildEvent[]): UnstampedBuildEvent[];
}

export function createStepLocator(): StepLocator {
  const places = new Map<string, readonly LineRange[]>();
  return {
    know(locations) {
      for (const [digest, lines] of locations) places.set(digest, lines);
    },
    locate: (events) =>
      events.flatMap((event) => {
        const lines = event.type === 'step.queued' ? places.get(event.stepId) : undefined;
        if (event.type !== 'step.queued' || lines === undefined) return [event];
        places.delete(event.stepId);
        return [event, { type: 'step.located', stepId: event.stepId, lines: [...lines] }];
      }),
  };
}
