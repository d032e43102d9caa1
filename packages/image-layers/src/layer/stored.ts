import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import type { ReadLayer } from './read-layer.ts';

/** Changes with every change of what is stored or how: what is older is read anew. */
const version = 1;
const magic = Buffer.from(`stagecraft layer ${String(version)}\n`);
const headBytes = magic.length + 16;

type Facts = Omit<ReadLayer, 'columns'>;

/** A layer as it is kept on disk: head with lengths and checksum, what is few as JSON, then the columns. */
export function storeLayer({ columns, ...facts }: ReadLayer): Uint8Array {
  const json = Buffer.from(JSON.stringify(facts satisfies Facts));
  const head = Buffer.alloc(headBytes);
  magic.copy(head);
  const { rows, texts } = columns;
  head.writeUInt32LE(json.length, magic.length);
  head.writeUInt32LE(rows.length, magic.length + 4);
  head.writeUInt32LE(texts.length, magic.length + 8);
  head.writeUInt32LE(checksum(json, rows, texts), magic.length + 12);
  return Buffer.concat([head, json, rows, texts]);
}

function checksum(...parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => crc32(part, sum), 0);
}

/** What `storeLayer` made; null for anything else, damaged or of another version. */
export function readStoredLayer(bytes: Uint8Array): ReadLayer | null {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (all.length < headBytes || !all.subarray(0, magic.length).equals(magic)) return null;
  const lengths = [0, 4, 8].map((at) => all.readUInt32LE(magic.length + at));
  const [json = 0, rows = 0, texts = 0] = lengths;
  if (all.length !== headBytes + json + rows + texts) return null;
  const body = all.subarray(headBytes);
  if (crc32(body) !== all.readUInt32LE(magic.length + 12)) return null;
  // The checksum is right: these are facts that this version wrote.
  const facts = JSON.parse(body.toString('utf8', 0, json)) as Facts;
  const columns = {
    rows: body.subarray(json, json + rows),
    texts: body.subarray(json + rows),
  };
  return { ...facts, columns };
}
