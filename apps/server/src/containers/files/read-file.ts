import type { Readable } from 'node:stream';
import type { ContainerFileHead } from '@stagecraft/contracts';
import { createTarWalker } from '@stagecraft/image-layers/reader';
import type { EngineAccess } from '../../engine/access.ts';
import { fail, ok } from '../../problems/result.ts';
import type { Result } from '../../problems/result.ts';
import { askContainers } from '../ask.ts';
import { findPath, type FoundPath } from './find-path.ts';

/** The content of the first file of an archive, as it comes, `limit` bytes at most. */
export async function* firstFile(
  archive: AsyncIterable<Uint8Array>,
  limit = Infinity,
): AsyncGenerator<Uint8Array, void, void> {
  let pieces: Uint8Array[] = [];
  let left = limit;
  let done = false;
  const walker = createTarWalker(({ kind }) => {
    if (done) return 'stop';
    if (kind !== 'file') return null;
    return {
      wants: () => left > 0,
      data(bytes) {
        // Copied: what a sink is given holds during the call only.
        if (left > 0) pieces.push(bytes.slice(0, left));
        left -= bytes.length;
      },
      end: () => void (done = true),
    };
  });
  for await (const chunk of archive) {
    walker.push(chunk);
    yield* pieces;
    pieces = [];
    if (done || left <= 0 || walker.state !== 'reading') return;
  }
}

/** An ordinary file of a container, and the archive that it alone is in. */
export async function openFile(
  access: EngineAccess,
  id: string,
  path: string,
  signal: AbortSignal,
): Promise<Result<FoundPath & { readonly archive: Readable }>> {
  const found = await findPath(access, id, path);
  if (!found.ok) return found;
  const { facts, path: real } = found.value;
  if (facts.kind !== 'file') return fail('container_path_not_file', { detail: real });
  const archive = await askContainers(access, (engine) =>
    engine.readContainerPath(id, real, signal),
  );
  return archive.ok ? ok({ ...found.value, archive: archive.value }) : archive;
}

/** Whether bytes are a text that a page can show: UTF-8, without control characters but a terminal's usual ones. */
export function isText(bytes: Uint8Array, complete: boolean): boolean {
  try {
    // Where the file goes on, its last character may be cut.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !complete });
    // eslint-disable-next-line no-control-regex
    return !/[\0-\x06\x0e-\x1a\x1c-\x1f\x7f]/.test(text);
  } catch {
    return false;
  }
}

/** The first bytes of a file of a container, running or not. */
export async function readContainerFile(
  access: EngineAccess,
  id: string,
  { path, length }: { readonly path: string; readonly length: number },
  signal: AbortSignal,
): Promise<Result<ContainerFileHead>> {
  const file = await openFile(access, id, path, signal);
  if (!file.ok) return file;
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of firstFile(file.value.archive, length)) pieces.push(piece);
  } catch (error) {
    return fail('engine_unavailable', { detail: String(error) });
  }
  const bytes = Buffer.concat(pieces);
  const { size } = file.value.facts;
  const complete = bytes.length >= size;
  return ok({
    path: file.value.path,
    size,
    base64: bytes.toString('base64'),
    complete,
    isText: isText(bytes, complete),
  });
}
