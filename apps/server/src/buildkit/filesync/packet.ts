import protobuf from 'protobufjs';
import type { ContextEntry } from '../context/entry.ts';

/** Messages of `moby.filesync.v1.FileSync/DiffCopy`, written down from their field numbers. */
const root = protobuf.parse(`
syntax = "proto3";
package stagecraft.filesync;
message Packet { int32 type = 1; Stat stat = 2; uint32 id = 3; bytes data = 4; }
message Stat {
  string path = 1;
  uint32 mode = 2;
  uint32 uid = 3;
  uint32 gid = 4;
  int64 size = 5;
  int64 modTime = 6;
  string linkname = 7;
}
`).root;
const packetType = root.lookupType('stagecraft.filesync.Packet');

const types = { stat: 0, request: 1, data: 2, finish: 3, error: 4 } as const;

/** An entry of a tree that the engine sends. */
export interface ReceivedEntry {
  readonly path: string;
  readonly kind: 'file' | 'directory' | 'symlink' | 'other';
  /** Permission bits alone. */
  readonly mode: number;
  /** Seconds since epoch. */
  readonly mtime: number;
  /** Of a symbolic link: as it is written. Of a file: path of the one that it is a hard link to. */
  readonly linkTarget: string;
}

/** What the engine says in a file sync. */
export type EnginePacket =
  | { readonly kind: 'request'; readonly id: number }
  /** Null after the last one. */
  | { readonly kind: 'stat'; readonly entry: ReceivedEntry | null }
  /** No bytes at a file's end. */
  | { readonly kind: 'data'; readonly id: number; readonly bytes: Buffer }
  | { readonly kind: 'finish' }
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'other' };

/** Go's bits for what is not a permission (`io/fs.FileMode`). */
const goMode = {
  directory: 2 ** 31,
  symlink: 2 ** 27,
  device: 2 ** 26,
  pipe: 2 ** 25,
  socket: 2 ** 24,
  setuid: 2 ** 23,
  setgid: 2 ** 22,
  characterDevice: 2 ** 21,
  sticky: 2 ** 20,
  irregular: 2 ** 19,
} as const;

const hasBit = (mode: number, bit: number): boolean => Math.floor(mode / bit) % 2 === 1;

function kindOf(mode: number): ReceivedEntry['kind'] {
  if (hasBit(mode, goMode.directory)) return 'directory';
  if (hasBit(mode, goMode.symlink)) return 'symlink';
  const { device, pipe, socket, characterDevice, irregular } = goMode;
  const others = [device, pipe, socket, characterDevice, irregular];
  return others.some((bit) => hasBit(mode, bit)) ? 'other' : 'file';
}

/** The entry's mode as Go numbers it. */
function toGoMode({ kind, mode }: ContextEntry): number {
  return (
    (mode & 0o777) +
    (mode & 0o4000 ? goMode.setuid : 0) +
    (mode & 0o2000 ? goMode.setgid : 0) +
    (mode & 0o1000 ? goMode.sticky : 0) +
    (kind === 'directory' ? goMode.directory : 0) +
    (kind === 'symlink' ? goMode.symlink : 0)
  );
}

/** protobufjs takes 64-bit numbers in halves, since a double holds only 53 bits. */
function toLong(value: bigint): { low: number; high: number; unsigned: boolean } {
  const low = Number(BigInt.asIntN(32, value));
  return { low, high: Number(BigInt.asIntN(32, value >> 32n)), unsigned: false };
}

const encode = (packet: object): Uint8Array => packetType.encode(packet).finish();

/** Tells the engine of one entry. Owner 0: the owner on this machine means nothing in the image. */
export function statPacket(entry: ContextEntry): Uint8Array {
  const stat = {
    path: entry.path,
    mode: toGoMode(entry),
    size: entry.size,
    modTime: toLong(entry.mtimeNs),
    linkname: entry.linkTarget,
  };
  return encode({ type: types.stat, stat });
}

/** There are no more entries. */
export const endOfStats = (): Uint8Array => encode({ type: types.stat });

export const finishPacket = (): Uint8Array => encode({ type: types.finish });

export const errorPacket = (message: string): Uint8Array =>
  encode({ type: types.error, data: Buffer.from(message) });

/** Asks for a file's bytes. */
export const requestPacket = (id: number): Uint8Array => encode({ type: types.request, id });

/** As `packetType` gives it: protobufjs builds the object from the schema above. */
interface PlainPacket {
  readonly type: number;
  readonly id: number;
  readonly data: Buffer;
  readonly stat: {
    readonly path: string;
    readonly mode: number;
    readonly modTime: string;
    readonly linkname: string;
  } | null;
}

function toEntry(stat: PlainPacket['stat']): ReceivedEntry | null {
  if (stat === null) return null;
  return {
    path: stat.path,
    kind: kindOf(stat.mode),
    mode: stat.mode % 0o1000,
    mtime: Number(stat.modTime) / 1e9,
    linkTarget: stat.linkname,
  };
}

/** Reads a packet of the engine. Throws on bytes that are not protobuf. */
export function readPacket(bytes: Uint8Array): EnginePacket {
  const plain: unknown = packetType.toObject(packetType.decode(bytes), {
    defaults: true,
    bytes: Buffer,
    longs: String,
  });
  const packet = plain as PlainPacket;
  if (packet.type === types.stat) return { kind: 'stat', entry: toEntry(packet.stat) };
  if (packet.type === types.data) return { kind: 'data', id: packet.id, bytes: packet.data };
  if (packet.type === types.request) return { kind: 'request', id: packet.id };
  if (packet.type === types.finish) return { kind: 'finish' };
  if (packet.type === types.error) return { kind: 'error', message: packet.data.toString('utf8') };
  return { kind: 'other' };
}
