import { posix } from 'node:path';
import { createTarWalker, type TarHeader } from '@stagecraft/image-layers/reader';
import type { Engine, Outcome } from '../engine/engine.ts';
import type { StepFile } from '../engine/step-engine.ts';

/** Links followed before it counts as a circle (as Linux has it). */
const linkLimit = 40;

interface FirstEntry {
  readonly header: TarHeader;
  readonly bytes: Uint8Array;
}

/** The first entry of an archive with the first `length` bytes of its content; null where it has none. */
async function firstEntry(
  tar: AsyncIterable<Uint8Array>,
  length: number,
): Promise<FirstEntry | null> {
  let header: TarHeader | null = null;
  const pieces: Uint8Array[] = [];
  let left = length;
  const walker = createTarWalker((found) => {
    if (header !== null) return 'stop';
    header = found;
    return {
      wants: () => left > 0,
      data(bytes) {
        // Copied: what a sink is given holds during the call only.
        pieces.push(bytes.slice(0, left));
        left -= Math.min(left, bytes.length);
      },
      end: () => void (left = 0),
    };
  });
  for await (const chunk of tar) {
    walker.push(chunk);
    if (left === 0 || walker.state !== 'reading') break;
  }
  return header === null ? null : { header, bytes: Buffer.concat(pieces) };
}

/**
 * The first bytes of an ordinary file of an image; a link at the path's end is followed.
 *
 * @param path absolute
 */
export async function readImageFile(
  engine: Pick<Engine, 'readFiles'>,
  image: string,
  path: string,
  length: number,
): Promise<Outcome<StepFile>> {
  let at = path;
  const { signal } = new AbortController();
  for (let links = 0; links < linkLimit; links += 1) {
    const read = await engine.readFiles(image, (tar) => firstEntry(tar, length), signal, at);
    if (!read.ok) return read;
    const { header, bytes } = read.value ?? {};
    if (header?.kind !== 'symlink') {
      return header?.kind === 'file' && bytes !== undefined
        ? { ok: true, value: { path: at, size: header.size, bytes } }
        : { ok: false, failure: { kind: 'refused', detail: at } };
    }
    at = posix.resolve(posix.dirname(at), header.linkName);
  }
  return { ok: false, failure: { kind: 'refused', detail: path } };
}
