/** What a file's bytes are, as far as the first of them tell. */
export type ContentKind =
  | { readonly kind: 'text' }
  | {
      readonly kind: 'image';
      readonly mime: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
    }
  | { readonly kind: 'binary' };

/** Bytes of one answer, from base64. */
export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

const startsWith = (bytes: Uint8Array, start: readonly number[], at = 0): boolean =>
  start.every((byte, index) => bytes[at + index] === byte);

function imageType(bytes: Uint8Array): (ContentKind & { kind: 'image' })['mime'] | null {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, [0x47, 0x49, 0x46, 0x38])) return 'image/gif';
  const riff = startsWith(bytes, [0x52, 0x49, 0x46, 0x46]);
  return riff && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8) ? 'image/webp' : null;
}

/** Text of bytes that may be cut off in the middle of a letter; null where they are none. */
export function textOf(bytes: Uint8Array, complete: boolean): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !complete });
  } catch {
    return null;
  }
}

/**
 * Tells a file's kind by its bytes, never by its name. A picture is one of four raster formats that a browser
 * shows without running anything; SVG is text.
 */
export function contentKind(bytes: Uint8Array, complete: boolean): ContentKind {
  const mime = imageType(bytes);
  if (mime !== null) return { kind: 'image', mime };
  return textOf(bytes, complete) === null ? { kind: 'binary' } : { kind: 'text' };
}

/** One line of a hex view. */
export interface HexLine {
  /** Of the first byte, eight digits. */
  readonly offset: string;
  readonly hex: string;
  /** Printable ASCII; a dot for all else. */
  readonly text: string;
}

const perLine = 16;

/** How many lines bytes take. */
export function hexLineCount(bytes: Uint8Array): number {
  return Math.ceil(bytes.length / perLine);
}

/** A line by its number, from 0. */
export function hexLine(bytes: Uint8Array, line: number): HexLine {
  const part = [...bytes.subarray(line * perLine, (line + 1) * perLine)];
  return {
    offset: (line * perLine).toString(16).padStart(8, '0'),
    hex: part.map((byte) => byte.toString(16).padStart(2, '0')).join(' '),
    text: part.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join(''),
  };
}
