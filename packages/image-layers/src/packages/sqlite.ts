/** A value of a record; integers beyond 2^53 lose precision. */
type SqliteValue = number | string | Uint8Array | null;

interface Database {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly pageSize: number;
  /** Bytes of a page without what is reserved at its end. */
  readonly usable: number;
}

const decoder = new TextDecoder();

/** Opens a database file's bytes; null where they are none. The format: sqlite.org/fileformat2.html. */
function openDatabase(bytes: Uint8Array): Database | null {
  if (bytes.length < 512 || decoder.decode(bytes.subarray(0, 15)) !== 'SQLite format 3')
    return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const written = view.getUint16(16);
  const pageSize = written === 1 ? 65_536 : written;
  if (pageSize < 512) return null;
  return { bytes, view, pageSize, usable: pageSize - view.getUint8(20) };
}

/** A number of 1 to 9 bytes, seven bits each, and the byte after it. */
function readVarint({ view }: Database, at: number): readonly [value: number, next: number] {
  let value = 0;
  for (let index = 0; index < 8; index += 1) {
    const byte = view.getUint8(at + index);
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + index + 1];
  }
  return [value * 256 + view.getUint8(at + 8), at + 9];
}

/** How much of a payload lies in its table leaf; the rest is on overflow pages. */
function localBytes(payload: number, usable: number): number {
  const most = usable - 35;
  if (payload <= most) return payload;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const filling = least + ((payload - least) % (usable - 4));
  return filling <= most ? filling : least;
}

function readPayload(database: Database, at: number, length: number): Uint8Array {
  const { bytes, view, pageSize, usable } = database;
  const local = localBytes(length, usable);
  if (local === length) return bytes.subarray(at, at + length);
  const payload = new Uint8Array(length);
  payload.set(bytes.subarray(at, at + local));
  let filled = local;
  let page = view.getUint32(at + local);
  while (page !== 0 && filled < length) {
    const start = (page - 1) * pageSize;
    const part = bytes.subarray(start + 4, start + 4 + Math.min(usable - 4, length - filled));
    payload.set(part, filled);
    filled += part.length;
    page = view.getUint32(start);
  }
  return payload;
}

const integerWidths = [0, 1, 2, 3, 4, 6, 8];

function readInteger(view: DataView, at: number, width: number): number {
  let value = width === 0 ? 0 : view.getInt8(at);
  for (let index = 1; index < width; index += 1) value = value * 256 + view.getUint8(at + index);
  return value;
}

/** One value of a record by its serial type, and its length in bytes. */
function readValue(payload: Uint8Array, at: number, type: number): readonly [SqliteValue, number] {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  if (type === 0) return [null, 0];
  if (type === 7) return [view.getFloat64(at), 8];
  if (type === 8 || type === 9) return [type - 8, 0];
  if (type < 7) return [readInteger(view, at, integerWidths[type] ?? 0), integerWidths[type] ?? 0];
  const length = Math.floor((type - 12) / 2);
  const part = payload.subarray(at, at + length);
  return [type % 2 === 0 ? part : decoder.decode(part), length];
}

function readRecord(payload: Uint8Array): readonly SqliteValue[] {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const inside: Database = { bytes: payload, view, pageSize: 0, usable: 0 };
  const [headerEnd, first] = readVarint(inside, 0);
  const values: SqliteValue[] = [];
  let [type, value] = [first, headerEnd];
  while (type < headerEnd) {
    const [serial, next] = readVarint(inside, type);
    const [read, length] = readValue(payload, value, serial);
    values.push(read);
    [type, value] = [next, value + length];
  }
  return values;
}

/** Rows of the table whose b-tree begins at a page; the page numbers seen are kept, so that a loop ends. */
function* tableRows(database: Database, root: number): Generator<readonly SqliteValue[]> {
  const { view, pageSize } = database;
  const waiting = [root];
  const seen = new Set<number>();
  for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
    if (seen.has(page)) continue;
    seen.add(page);
    const start = (page - 1) * pageSize;
    const header = page === 1 ? start + 100 : start;
    const kind = view.getUint8(header);
    const cells = view.getUint16(header + 3);
    if (kind === 5) waiting.push(view.getUint32(header + 8));
    for (let cell = 0; cell < cells; cell += 1) {
      const at = start + view.getUint16(header + (kind === 5 ? 12 : 8) + cell * 2);
      if (kind === 5) waiting.push(view.getUint32(at));
      if (kind !== 13) continue;
      const [length, rowId] = readVarint(database, at);
      const [, payload] = readVarint(database, rowId);
      yield readRecord(readPayload(database, payload, length));
    }
  }
}

/**
 * Rows of one table of an SQLite file, in no order of meaning. Only ordinary tables; a write-ahead log beside the
 * file is not read.
 * @returns null where the bytes are no such database, it is damaged, or it has no such table
 */
export function readSqliteTable(
  bytes: Uint8Array,
  table: string,
): readonly (readonly SqliteValue[])[] | null {
  const database = openDatabase(bytes);
  if (database === null) return null;
  try {
    for (const [type, name, , root] of tableRows(database, 1)) {
      if (type === 'table' && name === table && typeof root === 'number')
        return [...tableRows(database, root)];
    }
  } catch (error) {
    // Reading behind the end of the bytes: the file is cut off or its pages lead astray.
    if (error instanceof RangeError) return null;
    throw error;
  }
  return null;
}
