import { Buffer, isUtf8 } from 'node:buffer';

/** The same memory as a Buffer, for its decoders. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Bytes as text. A name need not be UTF-8: then its bytes above 127 are written as `\xNN`, so that
 * different names stay different.
 */
export function decodeText(bytes: Uint8Array): string {
  const buffer = asBuffer(bytes);
  if (isUtf8(buffer)) return buffer.toString('utf8');
  return buffer
    .toString('latin1')
    .replaceAll(/[\u0080-\u00ff]/g, (one) => `\\x${one.charCodeAt(0).toString(16)}`);
}

/** Text of a field that ends with a NUL or fills it. */
export function textField(block: Uint8Array, start: number, length: number): string {
  let end = start;
  while (end < start + length && block[end] !== 0) end += 1;
  return end === start ? '' : decodeText(block.subarray(start, end));
}

/**
 * Number of a field: octal digits between blanks, or base-256 (GNU, star) where the first bit is set.
 * NaN for anything else, and for what JavaScript cannot count exactly.
 */
export function numberField(block: Uint8Array, start: number, length: number): number {
  const first = block[start] ?? 0;
  if (first & 0x80) return base256(block, start, length);
  let value = 0;
  let at = start;
  const end = start + length;
  while (at < end && (block[at] === 0x20 || block[at] === 0)) at += 1;
  for (; at < end; at += 1) {
    const digit = (block[at] ?? 0) - 0x30;
    if (digit === -0x30 || digit === -0x10) break;
    if (digit < 0 || digit > 7) return Number.NaN;
    value = value * 8 + digit;
  }
  return Number.isSafeInteger(value) ? value : Number.NaN;
}

function base256(block: Uint8Array, start: number, length: number): number {
  const negative = ((block[start] ?? 0) & 0x40) !== 0;
  let value = 0;
  for (let at = start; at < start + length; at += 1) {
    const raw = at === start ? (block[at] ?? 0) & 0x7f : (block[at] ?? 0);
    // Two's complement: a negative number is the inverted bits and one.
    value = value * 256 + (negative ? raw ^ (at === start ? 0x7f : 0xff) : raw);
  }
  const result = negative ? -value - 1 : value;
  return Number.isSafeInteger(result) ? result : Number.NaN;
}
