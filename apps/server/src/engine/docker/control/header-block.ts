/**
 * Bytes of a value in a header block from which on it may be longer than the 64 kB that Node reads:
 * Huffman's code takes 5 bits for a character at least (RFC 7541, appendix B).
 */
const valueLimit = (65_536 * 5) / 8;

/** What stands at a place of a header block, and where the next begins. */
interface Read {
  readonly value: number;
  readonly next: number;
}

/** An integer whose first byte has `prefix` bits of it (RFC 7541, 5.1); null for one that is none. */
function readInteger(block: Buffer, at: number, prefix: number): Read | null {
  const most = (1 << prefix) - 1;
  let value = (block[at] ?? 0) & most;
  let next = at + 1;
  if (value < most) return { value, next };
  for (let weight = 1; weight < 1 << 28; weight *= 128) {
    const byte = block[next];
    if (byte === undefined) return null;
    next += 1;
    value += (byte & 0x7f) * weight;
    if (byte < 0x80) return { value, next };
  }
  return null;
}

/** The length of a string (RFC 7541, 5.2), and where it ends. */
function readString(block: Buffer, at: number): Read | null {
  const length = readInteger(block, at, 7);
  if (length === null || length.next + length.value > block.length) return null;
  return { value: length.value, next: length.next + length.value };
}

/** Where the field at `at` ends, and bytes of its value, 0 for one that the peers' table holds. */
function readField(block: Buffer, at: number): Read | null {
  const first = block[at] ?? 0;
  // An indexed field; a new size of the table.
  if (first >= 0x80 || first >> 5 === 0b001) {
    const read = readInteger(block, at, first >= 0x80 ? 7 : 5);
    return read && { value: 0, next: read.next };
  }
  const isKept = first >= 0x40;
  const index = readInteger(block, at, isKept ? 6 : 4);
  const name = index?.value === 0 ? readString(block, index.next) : index;
  const value = name && readString(block, name.next);
  // What goes into the table cannot be left out: what follows counts on it.
  return value && (isKept ? { value: 0, next: value.next } : value);
}

/**
 * A header block of HTTP/2 (RFC 7541) without the fields whose values are too long for Node, byte for
 * byte otherwise. A block that cannot be read is given back as it is.
 */
export function withoutLongFields(block: Buffer): Buffer {
  const kept: Buffer[] = [];
  for (let at = 0; at < block.length;) {
    const field = readField(block, at);
    if (field === null) return block;
    if (field.value < valueLimit) kept.push(block.subarray(at, field.next));
    at = field.next;
  }
  return Buffer.concat(kept);
}
