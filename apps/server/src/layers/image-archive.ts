import type { Readable } from 'node:stream';
import type { ImageDetail } from '@stagecraft/contracts';
import type { Engine, Outcome } from '../engine/engine.ts';

/**
 * The archive of an image. Where only another platform of an image was pulled than the engine's own,
 * containerd's store does not find what it wants to save: then it is asked for that platform alone.
 */
export async function imageArchive(
  engine: Engine,
  image: ImageDetail,
  signal: AbortSignal,
): Promise<Outcome<Readable>> {
  const archive = await engine.saveImages([image.id], signal);
  if (archive.ok || archive.failure.kind !== 'not_found') return archive;
  return engine.saveImages([image.id], signal, image);
}
