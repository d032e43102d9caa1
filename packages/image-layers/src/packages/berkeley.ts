/** Of Berkeley DB's hash access method, `src/dbinc/db_page.h` of its source. */
const hashMagic = 0x00061561;
const pageHeadBytes = 26;
/** Kinds of pages and of items that matter here. */
const hashPages: ReadonlySet<number> = new Set([2, 13]);
const overflowPage = 7;
const onPage = 1;
const offPage = 3;

interface Database {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly pageSize: number;
  readonly little: boolean;
}

function openDatabase(bytes: Uint8Array): Database | null {
  if (bytes.length < 512) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = view.getUint32(12, true) === hashMagic;
  if (!little && view.getUint32(12) !== hashMagic) return null;
  const pageSize = view.getUint32(20, little);
  return pageSize < 512 || pageSize > 65_536 ? null : { bytes, view, pageSize, little };
}

/** A value that is too long for a page: a chain of pages, each with the length of its part. */
function readChain(database: Database, first: number, length: number): Uint8Array | null {
  const { bytes, view, pageSize, little } = database;
  if (length > bytes.length) return null;
  const value = new Uint8Array(length);
  let filled = 0;
  for (let page = first; page !== 0 && filled < length;) {
    const start = page * pageSize;
    if (start + pageSize > bytes.length || view.getUint8(start + 25) !== overflowPage) return null;
    const part = Math.min(view.getUint16(start + 22, little), length - filled);
    if (part === 0) return null;
    value.set(bytes.subarray(start + pageHeadBytes, start + pageHeadBytes + part), filled);
    filled += part;
    page = view.getUint32(start + 16, little);
  }
  return filled === length ? value : null;
}

/** Values of one hash page: its items are a key, its value, the next key …; each lies before the one above it. */
function* pageValues(database: Database, start: number): Generator<Uint8Array> {
  const { bytes, view, pageSize, little } = database;
  const items = view.getUint16(start + 20, little);
  for (let item = 1; item < items; item += 2) {
    const slot = start + pageHeadBytes + item * 2;
    if (slot + 2 > start + pageSize) return;
    const at = start + view.getUint16(slot, little);
    const end = start + view.getUint16(slot - 2, little);
    if (at + 12 > start + pageSize) continue;
    const kind = view.getUint8(at);
    if (kind === onPage) yield bytes.subarray(at + 1, end);
    if (kind !== offPage) continue;
    const value = readChain(
      database,
      view.getUint32(at + 4, little),
      view.getUint32(at + 8, little),
    );
    if (value !== null) yield value;
  }
}

/**
 * Values of a Berkeley DB hash file (rpm's `Packages` before rpm 4.16), in no order of meaning.
 * @returns null where the bytes are no such database
 */
export function readBerkeleyValues(bytes: Uint8Array): readonly Uint8Array[] | null {
  const database = openDatabase(bytes);
  if (database === null) return null;
  const { view, pageSize } = database;
  const values: Uint8Array[] = [];
  for (let start = pageSize; start + pageSize <= bytes.length; start += pageSize) {
    if (hashPages.has(view.getUint8(start + 25))) values.push(...pageValues(database, start));
  }
  return values;
}
