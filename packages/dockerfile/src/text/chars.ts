/**
 * Character classes as the Go code behind Docker sees them. They differ from JavaScript's `\s`
 * (which has U+FEFF and lacks U+0085), so they are spelled out.
 */

/** Go's `unicode.IsSpace`: what `strings.TrimSpace` takes off. */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0x85) return false;
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** What separates words: tab, vertical tab, form feed, carriage return, space (the Dockerfile parser's own set). */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || (code >= 0x0b && code <= 0x0d);
}

/** First offset of a character in `[start, end)`, or `end`: `indexOf` would look through all of the rest. */
export function findCode(text: string, code: number, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) !== code) at++;
  return at;
}

/** First offset in `[start, end)` that is no space, or `end`. */
export function skipSpace(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Offset after the last character in `[start, end)` that is no space, or `start`. */
export function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}
