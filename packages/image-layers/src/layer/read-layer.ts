import { createHash } from 'node:crypto';
import type { TarTaker } from '../archive/blob.ts';
import { expandSparse } from '../tar/sparse.ts';
import { createTarWalker } from '../tar/walk.ts';
import type { ContentSink, TarHeader } from '../tar/walk.ts';
import type { LayerContents, RefusedPath, RefusedReason, Truncation } from '../types.ts';
import { createColumnWriter, listOf } from './columns.ts';
import type { Columns, ColumnWriter } from './columns.ts';
import { imagePath, meaningOf } from './paths.ts';

/** What is kept and read of all layers of an image together. Counted down as layers are read. */
export interface ReadBudget {
  /** Paths, removed ones among them. */
  entries: number;
  /** Bytes of paths, link targets and digests. */
  textBytes: number;
  /** Bytes of tar archives, uncompressed. */
  bytes: number;
}

export const defaultBudget: Readonly<ReadBudget> = {
  entries: 1_000_000,
  textBytes: 200_000_000,
  bytes: 64 * 2 ** 30,
};

const refusedLimit = 100;
/** Holes of a sparse file that are hashed as the zeros they read as; with more its digest is not known. */
const hashedHoles = 64 * 2 ** 20;

/** What may come after the end of an archive, as padding; nobody waits for more of it to be unpacked. */
const trailingBytes = 2 ** 20;

/** A layer that was read, with its entries as they go to disk. */
export interface ReadLayer extends Omit<LayerContents, 'diffId' | 'entries'> {
  readonly columns: Columns;
}

/** Writes the digest of a file's content to its row. */
function hashSink(writer: ColumnWriter): ContentSink {
  const hash = createHash('sha256');
  return {
    data: (bytes) => hash.update(bytes),
    end: () => writer.setDigest(hash.digest()),
  };
}

/**
 * A file's content is hashed whether or not its path comes again, as one pass cannot know. SHA-256 runs
 * at 2 GB/s where the processor helps, several times as fast as engines send, and says the same
 * everywhere; a faster checksum would save a tenth of the time and prove nothing.
 */
function contentSink(header: TarHeader, writer: ColumnWriter): ContentSink | null {
  if (header.kind !== 'file') return null;
  const { sparse, size, stored } = header;
  if (sparse === null) return hashSink(writer);
  return size - stored > hashedHoles ? null : expandSparse(sparse, size, hashSink(writer));
}

/** @param budget what is left of it is what this layer may take */
export function createLayerReader(budget: ReadBudget): TarTaker<ReadLayer> {
  const writer = createColumnWriter();
  const whiteouts: string[] = [];
  const opaque: string[] = [];
  const refused: RefusedPath[] = [];
  let refusedCount = 0;
  let truncated: Truncation | null = null;

  function refuse(path: string, reason: RefusedReason): null {
    refusedCount += 1;
    if (refused.length < refusedLimit) refused.push({ path: path.slice(0, 4096), reason });
    return null;
  }

  function enter(header: TarHeader, path: string): ContentSink | null {
    const { kind, uid, gid, mode, modifiedAt, offset } = header;
    let linkTarget = kind === 'symlink' ? header.linkName : '';
    if (Buffer.byteLength(linkTarget) > 65_535) return refuse(path, 'invalid');
    if (kind === 'hardlink') {
      const target = imagePath(header.linkName);
      if ('refused' in target) return refuse(`${path} -> ${header.linkName}`, target.refused);
      linkTarget = target.path;
    }
    const size = kind === 'file' ? header.size : 0;
    writer.add({ path, kind, size, mode, uid, gid, modifiedAt, linkTarget, offset });
    return contentSink(header, writer);
  }

  function visit(header: TarHeader): ContentSink | null | 'stop' {
    if (budget.entries <= 0) truncated = 'entries';
    else if (budget.textBytes - writer.textBytes <= 0) truncated = 'names';
    if (truncated !== null) return 'stop';
    budget.entries -= 1;
    const place = imagePath(header.name);
    if ('refused' in place) return refuse(header.name, place.refused);
    const meaning = meaningOf(place.path);
    if (meaning.kind === 'entry') return enter(header, place.path);
    if (meaning.kind === 'whiteout') whiteouts.push(meaning.path);
    if (meaning.kind === 'opaque') opaque.push(meaning.path);
    return meaning.kind === 'refused' ? refuse(header.name, meaning.reason) : null;
  }

  const walker = createTarWalker(visit);
  let end = 0;
  return {
    get over() {
      if (truncated !== null || walker.state === 'damaged') return true;
      return walker.state === 'complete' && walker.offset - end > trailingBytes;
    },
    push(chunk) {
      if (truncated !== null) return;
      walker.push(chunk);
      if (walker.state === 'reading') end = walker.offset;
      budget.bytes -= chunk.length;
      if (budget.bytes < 0) truncated ??= 'bytes';
    },
    finish(why) {
      walker.end();
      budget.textBytes -= writer.textBytes;
      if (walker.state === 'damaged') truncated ??= 'damaged';
      return {
        bytes: walker.offset,
        columns: writer.columns(),
        whiteouts,
        opaque,
        refused,
        refusedCount,
        truncated: why ?? truncated,
      };
    },
  };
}

/** A layer as the analyses take it; null when its columns are not sound. */
export function contentsOf(diffId: string, { columns, ...layer }: ReadLayer): LayerContents | null {
  const entries = listOf(columns);
  return entries === null ? null : { ...layer, diffId, entries };
}
