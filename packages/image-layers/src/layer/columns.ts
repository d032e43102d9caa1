import { Buffer } from 'node:buffer';
import { entryKinds } from '../types.ts';
import type { EntryList, LayerEntry } from '../types.ts';

/** Bytes of one entry's numbers: five of 8 bytes, three of 4, two of 2, one of 1. */
const rowBytes = 8 * 5 + 4 * 3 + 2 * 2 + 1;
const digestBytes = 32;

/**
 * Entries in two buffers: a fixed row for each, and all their texts and digests behind one another. A
 * row is: start of its texts, size, time, offset (as doubles), uid and gid and mode (32 bits), lengths of
 * path and link target (16 bits), kind. 100,000 entries take some 15 MB, and go to disk as they are.
 */
export interface Columns {
  readonly rows: Buffer;
  readonly texts: Buffer;
}

export interface ColumnWriter {
  /** A path and a link target of 65,535 bytes at most. */
  add(entry: Omit<LayerEntry, 'digest'>): void;
  /** Says the digest (32 bytes) of the entry that was added last. */
  setDigest(digest: Uint8Array): void;
  readonly length: number;
  /** Bytes of all texts so far. */
  readonly textBytes: number;
  columns(): Columns;
}

function grow(buffer: Buffer<ArrayBuffer>, needed: number): Buffer<ArrayBuffer> {
  if (needed <= buffer.length) return buffer;
  const longer = Buffer.allocUnsafe(Math.max(needed, buffer.length * 2));
  buffer.copy(longer);
  return longer;
}

export function createColumnWriter(): ColumnWriter {
  let rows = Buffer.allocUnsafe(rowBytes * 64);
  let texts = Buffer.allocUnsafe(4096);
  let length = 0;
  let textBytes = 0;
  const addText = (text: string): number => {
    texts = grow(texts, textBytes + text.length * 3);
    const written = texts.write(text, textBytes);
    textBytes += written;
    return written;
  };
  return {
    get length() {
      return length;
    },
    get textBytes() {
      return textBytes;
    },
    add(entry) {
      rows = grow(rows, (length + 1) * rowBytes);
      const at = length * rowBytes;
      rows.writeDoubleLE(textBytes, at);
      rows.writeDoubleLE(entry.size, at + 8);
      rows.writeDoubleLE(entry.modifiedAt, at + 16);
      rows.writeDoubleLE(entry.offset, at + 24);
      // Where the digest is, once there is one.
      rows.writeDoubleLE(-1, at + 32);
      rows.writeUInt32LE(entry.uid % 2 ** 32, at + 40);
      rows.writeUInt32LE(entry.gid % 2 ** 32, at + 44);
      rows.writeUInt32LE(entry.mode, at + 48);
      rows.writeUInt16LE(addText(entry.path), at + 52);
      rows.writeUInt16LE(addText(entry.linkTarget), at + 54);
      rows.writeUInt8(entryKinds.indexOf(entry.kind), at + 56);
      length += 1;
    },
    setDigest(digest) {
      texts = grow(texts, textBytes + digestBytes);
      texts.set(digest, textBytes);
      rows.writeDoubleLE(textBytes, (length - 1) * rowBytes + 32);
      textBytes += digestBytes;
    },
    columns: () => ({
      // Copied, as the room at the end of the others would be kept.
      rows: Buffer.from(rows.subarray(0, length * rowBytes)),
      texts: Buffer.from(texts.subarray(0, textBytes)),
    }),
  };
}

function readRow({ rows, texts }: Columns, index: number): LayerEntry {
  const at = index * rowBytes;
  const start = rows.readDoubleLE(at);
  const pathEnd = start + rows.readUInt16LE(at + 52);
  const linkBytes = rows.readUInt16LE(at + 54);
  const digestAt = rows.readDoubleLE(at + 32);
  // All at once: a getter, which V8 defines anew for each object, takes longer than the text that it saves.
  return {
    path: texts.toString('utf8', start, pathEnd),
    kind: entryKinds[rows[at + 56] ?? 0] ?? 'file',
    size: rows.readDoubleLE(at + 8),
    mode: rows.readUInt32LE(at + 48),
    uid: rows.readUInt32LE(at + 40),
    gid: rows.readUInt32LE(at + 44),
    modifiedAt: rows.readDoubleLE(at + 16),
    linkTarget: linkBytes === 0 ? '' : texts.toString('utf8', pathEnd, pathEnd + linkBytes),
    digest: digestAt < 0 ? null : texts.toString('hex', digestAt, digestAt + digestBytes),
    offset: rows.readDoubleLE(at + 24),
  };
}

/** The entries of columns; null when rows point outside of the texts. */
export function listOf(columns: Columns): EntryList | null {
  const { rows, texts } = columns;
  const length = rows.length / rowBytes;
  if (!Number.isInteger(length)) return null;
  for (let at = 0; at < rows.length; at += rowBytes) {
    const end = rows.readDoubleLE(at) + rows.readUInt16LE(at + 52) + rows.readUInt16LE(at + 54);
    if (!(end <= texts.length) || rows.readUInt8(at + 56) >= entryKinds.length) return null;
  }
  return {
    length,
    at(index) {
      if (index < 0 || index >= length) throw new RangeError(`no entry ${String(index)}`);
      return readRow(columns, index);
    },
    *[Symbol.iterator]() {
      for (let index = 0; index < length; index += 1) yield readRow(columns, index);
    },
  };
}
