/**
 * Packets of `moby.filesync.v1.FileSync/DiffCopy` that carry a file's bytes, written by hand around
 * room for them: the bytes are read to where they are sent from. Each has gRPC's prefix (one byte for
 * compression, four for the length), then the packet's fields type (1), id (3) and data (4).
 */
const prefixBytes = 5;
/** `Packet.type` of data. */
const typeField = [0x08, 0x02] as const;
const idTag = 0x18;
const dataTag = 0x22;

/** More than stands around any piece, with the packet that ends its file. */
export const frameBytes = 64;

function putVarint(target: Buffer, at: number, value: number): number {
  let rest = value;
  let next = at;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) {
    next = target.writeUInt8((rest % 0x80) | 0x80, next);
  }
  return target.writeUInt8(rest, next);
}

function putFields(target: Buffer, at: number, id: number): number {
  target.set(typeField, at);
  return putVarint(target, target.writeUInt8(idTag, at + typeField.length), id);
}

/** gRPC's prefix of a message that begins at `start`, right after it, and is `length` bytes long. */
function putPrefix(target: Buffer, start: number, length: number): void {
  target.writeUInt8(0, start - prefixBytes);
  target.writeUInt32BE(length, start - prefixBytes + 1);
}

/** Writes what comes before `length` bytes of file `id`, from `at` on; gives where these go. */
export function putDataHeader(target: Buffer, at: number, id: number, length: number): number {
  const start = at + prefixBytes;
  const tagged = target.writeUInt8(dataTag, putFields(target, start, id));
  const end = putVarint(target, tagged, length);
  putPrefix(target, start, end - start + length);
  return end;
}

/** Writes the packet that says that file `id` is whole; gives where it ends. */
export function putFileEnd(target: Buffer, at: number, id: number): number {
  const start = at + prefixBytes;
  const end = putFields(target, start, id);
  putPrefix(target, start, end - start);
  return end;
}
