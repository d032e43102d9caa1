import { decodeText } from './bytes.ts';
import { readPaxMap } from './sparse.ts';
import type { SparseMap } from './sparse.ts';

/**
 * Records of a PAX extended header, `LENGTH KEY=VALUE\n`, in their order. Null when it is malformed.
 * (POSIX.1-2017, pax, "Extended Header".)
 */
export function readPax(bytes: Uint8Array): readonly (readonly [string, string])[] | null {
  const records: (readonly [string, string])[] = [];
  let at = 0;
  while (at < bytes.length) {
    const space = bytes.indexOf(0x20, at);
    if (space < 0 || space === at || space - at > 7) return null;
    const length = Number(decodeText(bytes.subarray(at, space)));
    const end = at + length;
    if (!Number.isInteger(length) || end > bytes.length || end <= space + 1) return null;
    if (bytes[end - 1] !== 0x0a) return null;
    const equals = bytes.indexOf(0x3d, space + 1);
    if (equals < 0 || equals >= end) return null;
    const key = decodeText(bytes.subarray(space + 1, equals));
    records.push([key, decodeText(bytes.subarray(equals + 1, end - 1))]);
    at = end;
  }
  return records;
}

/** What a PAX header says of the next entry; absent where it says nothing. Numbers may be NaN. */
export interface PaxFacts {
  readonly path?: string | undefined;
  readonly linkPath?: string | undefined;
  readonly size?: number | undefined;
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
  /** ms since epoch. */
  readonly modifiedAt?: number | undefined;
  /** Name and size of a sparse file, whose header has others in their place. */
  readonly sparseName?: string | undefined;
  readonly sparseSize?: number | undefined;
  /** GNU's formats 0.0 and 0.1; null for a file without holes. */
  readonly sparse: SparseMap | null;
  /** GNU's format 1.0: the map is in front of the content. */
  readonly leadingMap: boolean;
}

const wholeNumber = (text: string): number =>
  /^\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : Number.NaN;

const seconds = (text: string): number =>
  /^-?\d+(?:\.\d*)?$/.test(text) ? Math.floor(Number(text) * 1000) : Number.NaN;

/** Of records with one key the last counts; an empty value takes the earlier ones back. */
export function paxFacts(records: readonly (readonly [string, string])[]): PaxFacts {
  const last = new Map(records);
  const text = (key: string): string | undefined => last.get(key) || undefined;
  const number = (key: string, read = wholeNumber): number | undefined => {
    const value = text(key);
    return value === undefined ? undefined : read(value);
  };
  const leadingMap = text('GNU.sparse.major') === '1' && text('GNU.sparse.minor') === '0';
  return {
    path: text('path'),
    linkPath: text('linkpath'),
    size: number('size'),
    uid: number('uid'),
    gid: number('gid'),
    modifiedAt: number('mtime', seconds),
    sparseName: text('GNU.sparse.name'),
    sparseSize: number('GNU.sparse.realsize') ?? number('GNU.sparse.size'),
    sparse: leadingMap ? null : readPaxMap(records),
    leadingMap,
  };
}
