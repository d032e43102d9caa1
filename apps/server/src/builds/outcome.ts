import type { BuildEvent, UnstampedBuildEvent } from '@stagecraft/contracts';
import type { EngineBuildResult } from '../engine/engine.ts';
import type { BuildChange } from '../store/build-records.ts';

/** The terminal event for the engine's verdict. */
export function endingOf(result: EngineBuildResult): UnstampedBuildEvent {
  switch (result.state) {
    case 'succeeded':
      return { type: 'build.finished', imageId: result.imageId };
    case 'failed': {
      const { message, stepId, exitCode, line } = result;
      return { type: 'build.failed', message, stepId, exitCode, line };
    }
    case 'cancelled':
      return { type: 'build.cancelled' };
    case 'lost':
      return { type: 'build.interrupted', reason: 'engine_lost' };
  }
}

/** Why the engine was lost, when it was, for the record. */
export const lossOf = (result: EngineBuildResult): string | null =>
  result.state === 'lost' ? `The connection to the engine broke: ${result.detail}` : null;

/**
 * What a terminal event says about the record; null for any other event.
 *
 * @param finishedAt ms since epoch
 * @param detail why the engine was lost, when it was
 */
export function changeFrom(
  event: UnstampedBuildEvent | BuildEvent,
  finishedAt: number,
  detail: string | null = null,
): BuildChange | null {
  switch (event.type) {
    case 'build.finished':
      return { state: 'succeeded', finishedAt, imageId: event.imageId };
    case 'build.failed':
      return { state: 'failed', finishedAt, error: event.message };
    case 'build.cancelled':
      return { state: 'cancelled', finishedAt };
    case 'build.interrupted':
      return { state: 'interrupted', finishedAt, error: detail };
    default:
      return null;
  }
}
