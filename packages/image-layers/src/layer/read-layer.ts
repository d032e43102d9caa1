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
  entries: 500_000,
  textBytes: 64_000_000,
  bytes: 64 * 2 ** 30,
};

const refusedLimit = 100;
/** Longest target of a symbolic link that is kept, in bytes; Linux takes 4,096. */
const linkLimit = 65_535;
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

/** What a layer's entries say, as they are met. */
interface Findings {
  readonly writer: ColumnWriter;
  readonly whiteouts: string[];
  readonly opaque: string[];
  readonly refused: RefusedPath[];
  refusedCount: number;
  truncated: Truncation | null;
}

function refuse(findings: Findings, path: string, reason: RefusedReason): null {
  findings.refusedCount += 1;
  if (findings.refused.length < refusedLimit) {
    findings.refused.push({ path: path.slice(0, 4096), reason });
  }
  return null;
}

function enter(findings: Findings, header: TarHeader, path: string): ContentSink | null {
  const { kind, uid, gid, mode, modifiedAt, offset, linkName } = header;
  let linkTarget = kind === 'symlink' ? linkName : '';
  if (Buffer.byteLength(linkTarget) > linkLimit) return refuse(findings, path, 'invalid');
  if (kind === 'hardlink') {
    const target = imagePath(linkName);
    if ('refused' in target) return refuse(findings, `${path} -> ${linkName}`, target.refused);
    linkTarget = target.path;
  }
  const size = kind === 'file' ? header.size : 0;
  findings.writer.add({ path, kind, size, mode, uid, gid, modifiedAt, linkTarget, offset });
  return contentSink(header, findings.writer);
}

function takeEntry(findings: Findings, header: TarHeader): ContentSink | null {
  const place = imagePath(header.name);
  if ('refused' in place) return refuse(findings, header.name, place.refused);
  const meaning = meaningOf(place.path);
  if (meaning.kind === 'entry') return enter(findings, header, place.path);
  if (meaning.kind === 'whiteout') findings.whiteouts.push(meaning.path);
  if (meaning.kind === 'opaque') findings.opaque.push(meaning.path);
  return meaning.kind === 'refused' ? refuse(findings, header.name, meaning.reason) : null;
}

/**
 * Reads what a layer's tar holds.
 *
 * @param budget what is left of it is what this layer may take
 */
export function createLayerReader(budget: ReadBudget): TarTaker<ReadLayer> {
  const writer = createColumnWriter();
  const findings: Findings = {
    writer,
    whiteouts: [],
    opaque: [],
    refused: [],
    refusedCount: 0,
    truncated: null,
  };
  const walker = createTarWalker((header) => {
    if (budget.entries <= 0) findings.truncated = 'entries';
    else if (budget.textBytes - writer.textBytes <= 0) findings.truncated = 'names';
    if (findings.truncated !== null) return 'stop';
    budget.entries -= 1;
    return takeEntry(findings, header);
  });
  let end = 0;
  return {
    get over() {
      if (findings.truncated !== null || walker.state === 'damaged') return true;
      return walker.state === 'complete' && walker.offset - end > trailingBytes;
    },
    push(chunk) {
      if (findings.truncated !== null) return;
      walker.push(chunk);
      if (walker.state === 'reading') end = walker.offset;
      budget.bytes -= chunk.length;
      if (budget.bytes < 0) findings.truncated ??= 'bytes';
    },
    finish(why) {
      walker.end();
      budget.textBytes -= writer.textBytes;
      if (walker.state === 'damaged') findings.truncated ??= 'damaged';
      const { writer: _writer, ...told } = findings;
      const truncated = why ?? findings.truncated;
      return { ...told, truncated, bytes: walker.offset, columns: writer.columns() };
    },
  };
}

/** A layer as the analyses take it; null when its columns are not sound. */
export function contentsOf(diffId: string, { columns, ...layer }: ReadLayer): LayerContents | null {
  const entries = listOf(columns);
  return entries === null ? null : { ...layer, diffId, entries };
}
