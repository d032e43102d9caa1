import type { Package } from './types.ts';

/** Tags of rpm's header, `include/rpm/rpmtag.h`. */
const tag = {
  name: 1000,
  version: 1001,
  release: 1002,
  epoch: 1003,
  summary: 1004,
  size: 1009,
  license: 1014,
  architecture: 1022,
  sourceRpm: 1044,
  folderIndexes: 1116,
  baseNames: 1117,
  folderNames: 1118,
  longSize: 5009,
} as const;

/** What an index entry's data are: type numbers of rpm. */
const int32 = 4;
const int64 = 5;
const stringTypes: ReadonlySet<number> = new Set([6, 8, 9]);

interface Field {
  readonly type: number;
  /** Byte where it begins, in the whole header. */
  readonly at: number;
  readonly count: number;
}

interface Header {
  readonly view: DataView;
  readonly bytes: Uint8Array;
  readonly fields: ReadonlyMap<number, Field>;
}

const decoder = new TextDecoder();

/** The index of a header as the database keeps it: two counts, 16 bytes an entry, then the data. */
function readIndex(bytes: Uint8Array): Header | null {
  if (bytes.length < 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = view.getUint32(0);
  const store = 8 + entries * 16;
  if (store > bytes.length) return null;
  const fields = new Map<number, Field>();
  for (let entry = 0; entry < entries; entry += 1) {
    const at = 8 + entry * 16;
    const start = store + view.getInt32(at + 8);
    if (start < store || start > bytes.length) continue;
    fields.set(view.getUint32(at), {
      type: view.getUint32(at + 4),
      at: start,
      count: view.getUint32(at + 12),
    });
  }
  return { view, bytes, fields };
}

/** Strings of a field: each ends with a zero byte. */
function strings({ bytes, fields }: Header, id: number): readonly string[] {
  const field = fields.get(id);
  if (field === undefined || !stringTypes.has(field.type)) return [];
  const found: string[] = [];
  let start = field.at;
  while (found.length < field.count) {
    const end = bytes.indexOf(0, start);
    if (end < 0) break;
    found.push(decoder.decode(bytes.subarray(start, end)));
    start = end + 1;
  }
  return found;
}

/** Numbers of a field, of 32 or 64 bits. */
function numbers({ view, bytes, fields }: Header, id: number): readonly number[] {
  const field = fields.get(id);
  if (field === undefined || (field.type !== int32 && field.type !== int64)) return [];
  const width = field.type === int32 ? 4 : 8;
  const count = Math.min(field.count, Math.floor((bytes.length - field.at) / width));
  return Array.from({ length: count }, (_, index) => {
    const at = field.at + index * width;
    return width === 4 ? view.getUint32(at) : Number(view.getBigUint64(at));
  });
}

function filesOf(header: Header): readonly string[] {
  const folders = strings(header, tag.folderNames);
  const indexes = numbers(header, tag.folderIndexes);
  return strings(header, tag.baseNames).map((name, at) =>
    `${folders[indexes[at] ?? -1] ?? ''}${name}`.replace(/^\//, ''),
  );
}

/** Reads one package's header. Null where the bytes are none, or are no package (a public key is kept as one). */
export function readRpmHeader(bytes: Uint8Array): Package | null {
  const header = readIndex(bytes);
  if (header === null) return null;
  const [name] = strings(header, tag.name);
  const [version] = strings(header, tag.version);
  if (name === undefined || version === undefined || name === 'gpg-pubkey') return null;
  const [release] = strings(header, tag.release);
  const [epoch] = numbers(header, tag.epoch);
  const [sourceRpm] = strings(header, tag.sourceRpm);
  const [size] = [...numbers(header, tag.longSize), ...numbers(header, tag.size)];
  return {
    manager: 'rpm',
    name,
    version: `${epoch === undefined ? '' : `${epoch}:`}${version}${release === undefined ? '' : `-${release}`}`,
    architecture: strings(header, tag.architecture)[0] ?? '',
    // NAME-VERSION-RELEASE.src.rpm
    source: sourceRpm?.replace(/-[^-]+-[^-]+\.rpm$/, '') ?? name,
    summary: strings(header, tag.summary)[0] ?? '',
    license: strings(header, tag.license)[0] ?? '',
    bytes: size ?? 0,
    files: filesOf(header),
  };
}
