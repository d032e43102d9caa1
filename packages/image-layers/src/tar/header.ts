import type { EntryKind } from '../types.ts';
import { numberField, textField } from './bytes.ts';

/** What a header block says, before PAX and GNU extensions. Numbers may be NaN. */
export interface PlainHeader {
  readonly type: string;
  readonly name: string;
  readonly linkName: string;
  /** Bytes that follow, or would: see `hasContent`. */
  readonly size: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** ms since epoch. */
  readonly modifiedAt: number;
}

const kinds: Readonly<Record<string, EntryKind>> = {
  '0': 'file',
  '\0': 'file',
  '7': 'file',
  S: 'file',
  '1': 'hardlink',
  '2': 'symlink',
  '3': 'char',
  '4': 'block',
  '5': 'directory',
  '6': 'fifo',
};

/** Kind of an entry; null for a type that puts nothing into a file system. */
export function kindOf({ type, name }: { type: string; name: string }): EntryKind | null {
  const kind = kinds[type] ?? null;
  // Before there was a type for folders, they had a slash at the end.
  return kind === 'file' && type === '\0' && name.endsWith('/') ? 'directory' : kind;
}

/** Links, devices and folders have no content, whatever the size says. (As Go's archive/tar has it.) */
export const hasContent = (type: string): boolean => !/^[1-6]$/.test(type);

/** Whether all 512 bytes are zero: two such blocks end an archive. */
export function isZeroBlock(block: Uint8Array): boolean {
  for (let at = 0; at < 512; at += 1) if (block[at] !== 0) return false;
  return true;
}

/** Whether the block's checksum is right, counted with unsigned or, as some old writers did, signed bytes. */
export function isHeader(block: Uint8Array): boolean {
  let unsigned = 0;
  let high = 0;
  for (let at = 0; at < 512; at += 1) {
    // The field itself counts as blanks.
    const byte = at >= 148 && at < 156 ? 0x20 : (block[at] ?? 0);
    unsigned += byte;
    if (byte > 127) high += 1;
  }
  const sum = numberField(block, 148, 8);
  return sum === unsigned || sum === unsigned - high * 256;
}

/** The prefix of a name; where it is depends on the format. */
function prefixOf(block: Uint8Array): string {
  const view = new DataView(block.buffer, block.byteOffset, 512);
  if (view.getUint32(257) !== 0x75737461 || block[261] !== 0x72) return '';
  // GNU's magic is `ustar  `, and it has times where the prefix would be; star's is shorter.
  if (block[262] !== 0) return '';
  return view.getUint32(508) === 0x74617200
    ? textField(block, 345, 131)
    : textField(block, 345, 155);
}

/** Reads a block that `isHeader`. */
export function readHeader(block: Uint8Array): PlainHeader {
  const prefix = prefixOf(block);
  const name = textField(block, 0, 100);
  return {
    type: String.fromCharCode(block[156] ?? 0),
    name: prefix === '' ? name : `${prefix}/${name}`,
    linkName: textField(block, 157, 100),
    size: numberField(block, 124, 12),
    mode: numberField(block, 100, 8) & 0o7777,
    uid: numberField(block, 108, 8),
    gid: numberField(block, 116, 8),
    modifiedAt: numberField(block, 136, 12) * 1000,
  };
}
