import type { BuildVerdict } from '../../buildkit/stream/build-stream.ts';
import { lineOfError } from '../../buildkit/stream/dockerfile-error.ts';
import { LocalFileError } from '../../buildkit/context/entry.ts';
import type { EngineBuildResult } from '../engine.ts';
import { toFailure } from './failure.ts';

/** A build that did not get as far as a step. */
export function refusal(message: string): EngineBuildResult {
  return { state: 'failed', message, stepId: null, exitCode: null, line: lineOfError(message) };
}

/**
 * The result of an answer that was read to its end.
 *
 * @param makesImage false where a result without an image is what was asked for
 */
export function resultOf(
  verdict: BuildVerdict,
  isCancelled: boolean,
  makesImage = true,
): EngineBuildResult {
  if (verdict.state === 'none') {
    if (!makesImage && !isCancelled) return { state: 'succeeded', imageId: null };
    return isCancelled
      ? { state: 'cancelled' }
      : { state: 'lost', detail: 'The engine ended its answer without a result.' };
  }
  if (verdict.state === 'failed' && isCancelled) return { state: 'cancelled' };
  return verdict;
}

/** The result of a build that ended with an exception: the context's, the engine's or the connection's. */
export function resultOfError(error: unknown, isCancelled: boolean): EngineBuildResult {
  if (isCancelled) return { state: 'cancelled' };
  if (error instanceof LocalFileError) return refusal(error.message);
  const failure = toFailure(error);
  return failure.status === undefined
    ? { state: 'lost', detail: failure.detail }
    : refusal(failure.detail);
}
