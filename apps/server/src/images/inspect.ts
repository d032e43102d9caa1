import type { ImageDetail, ImageList } from '@stagecraft/contracts';
import type { EngineAccess } from '../engine/access.ts';
import type { EngineFailure } from '../engine/engine.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';

/** Puts a failed question about images into a problem. */
export function fromEngine({ kind, detail, status }: EngineFailure): Result<never> {
  if (kind === 'not_found') return fail('image_not_found', { detail });
  if (kind === 'unreachable' || kind === 'permission' || kind === 'timeout') {
    return fail('engine_unavailable', { detail });
  }
  // The engine answers 400 to a reference that no image can have.
  return status === 400 ? fail('bad_request', { detail }) : fail('engine_refused', { detail });
}

/**
 * An image with its config and history.
 *
 * @param ref id (`sha256:…`) or name
 */
export async function inspectImage(
  access: EngineAccess,
  ref: string,
): Promise<Result<ImageDetail>> {
  const engine = access.engine();
  if (engine === null) return fail('engine_unavailable');
  const outcome = await engine.image(ref);
  return outcome.ok ? ok(outcome.value) : fromEngine(outcome.failure);
}

/** The engine's images, newest first. */
export async function listImages(access: EngineAccess): Promise<Result<ImageList>> {
  const engine = access.engine();
  if (engine === null) return fail('engine_unavailable');
  const outcome = await engine.images();
  if (!outcome.ok) return fromEngine(outcome.failure);
  return ok({ images: outcome.value.toSorted((a, b) => b.created - a.created) });
}
