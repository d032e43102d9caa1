import { imagePath } from '../layer/paths.ts';
import { createTarWalker } from '../tar/walk.ts';
import type { TarHeader, VisitEntry } from '../tar/walk.ts';
import { createBlobReader } from './blob.ts';
import type { BlobReader, TarTaker } from './blob.ts';

/** Walks a layer's tar; `true` when it came to its end, or was stopped by its visitor. */
function walkLayer(visit: VisitEntry): TarTaker<boolean> {
  const walker = createTarWalker(visit);
  return {
    push: walker.push,
    get over() {
      return walker.state !== 'reading';
    },
    finish(why) {
      walker.end();
      return why === undefined && walker.state !== 'damaged';
    },
  };
}

/**
 * Walks some layers of an image's archive for what is in their files, one layer after the other, piece
 * by piece as `taken` hands them out: whoever consumes slowly makes the archive come slowly. The archive
 * is left as soon as nothing of it is wanted any more.
 *
 * @param visitorOf what looks at the entries of a file of the archive; null passes it over
 * @param taken what has been taken since the last call; null when no more is wanted
 */
export async function* walkArchive(
  archive: AsyncIterable<Uint8Array>,
  visitorOf: (file: string) => VisitEntry | null,
  taken: () => readonly Uint8Array[] | null,
): AsyncGenerator<Uint8Array> {
  let reader: BlobReader<boolean> | null = null;
  let ended: Promise<unknown> = Promise.resolve();
  function visit(header: TarHeader) {
    const place = imagePath(header.name);
    if (header.kind !== 'file' || 'refused' in place) return null;
    const visitor = visitorOf(place.path);
    if (visitor === null) return null;
    // A packed file may still be on its way when the next one comes: what they hold must not mix.
    const own = createBlobReader(() => walkLayer(visitor), ended);
    reader = own;
    return {
      data: own.data,
      end() {
        own.end();
        ended = own.result();
      },
    };
  }
  const walker = createTarWalker(visit);
  const current = (): BlobReader<boolean> | null => reader;
  for await (const chunk of archive) {
    walker.push(chunk);
    await current()?.busy();
    const pieces = taken();
    if (pieces === null) return;
    yield* pieces;
    if (walker.state !== 'reading') break;
  }
  await ended;
  yield* taken() ?? [];
}
