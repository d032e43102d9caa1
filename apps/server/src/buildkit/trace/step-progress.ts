import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import type { VertexStatus } from '../proto/status.ts';

type Progress = Extract<UnstampedBuildEvent, { type: 'step.progressed' }>;

/** Reports below this many new bytes are left out, unless they are one percent of the whole. */
const minimumBytes = 64 * 1024;

/**
 * Whether a report says enough more than the one before: another state, or at least 1 % (64 KiB when
 * the total is not known) more bytes. BuildKit repeats an unchanged status many times.
 */
function worthTelling(before: Progress | undefined, now: Progress): boolean {
  if (!before) return true;
  if (before.action !== now.action || before.total !== now.total || before.done !== now.done) {
    return true;
  }
  const grown = Math.abs(now.current - before.current);
  if (now.total === null) return grown >= minimumBytes;
  return grown > 0 && grown >= now.total / 100;
}

/** A pure filter from BuildKit's statuses to `step.progressed`; null where nothing new is said. */
export function createStepProgress(): (status: VertexStatus) => UnstampedBuildEvent | null {
  const told = new Map<string, Progress>();
  return (status) => {
    const key = `${status.vertex} ${status.id}`;
    const event: Progress = {
      type: 'step.progressed',
      stepId: status.vertex,
      item: status.id,
      action: status.name,
      current: status.current,
      total: status.total > 0 ? status.total : null,
      done: status.completed !== null,
    };
    if (!worthTelling(told.get(key), event)) return null;
    told.set(key, event);
    return event;
  };
}
