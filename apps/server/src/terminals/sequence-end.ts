/** Where a terminal's parser stands between two bytes; `plain` is outside of any sequence or character. */
type Place = 'plain' | 'escape' | 'intermediate' | 'control' | 'string' | 'character';

const ESC = 0x1b;
const isCancel = (byte: number): boolean => byte === 0x18 || byte === 0x1a;

/** After the byte that follows ESC. */
function afterEscape(byte: number): Place {
  if (byte === 0x5b) return 'control';
  // OSC, DCS, SOS, PM and APC carry a string.
  if ([0x5d, 0x50, 0x58, 0x5e, 0x5f].includes(byte)) return 'string';
  if (byte >= 0x20 && byte <= 0x2f) return 'intermediate';
  return byte < 0x20 ? 'escape' : 'plain';
}

/** Bytes of a UTF-8 character that follow its first. */
function following(first: number): number {
  if (first >= 0xf0) return first <= 0xf4 ? 3 : 0;
  if (first >= 0xe0) return 2;
  return first >= 0xc2 ? 1 : 0;
}

/** Where C1 controls lead, which come as two bytes in UTF-8. */
const c1: Readonly<Record<number, Place>> = {
  0x90: 'string',
  0x98: 'string',
  0x9b: 'control',
  0x9d: 'string',
  0x9e: 'string',
  0x9f: 'string',
};

/**
 * Follows what a process writes and tells after which byte a terminal is in the middle of nothing: no
 * escape sequence (ECMA-48, as xterm reads it) and no character is cut in two there.
 *
 * @returns takes the next bytes; gives how many of them end at the last such place, 0 for none
 */
export function createSequenceReader(): (bytes: Uint8Array) => number {
  let place: Place = 'plain';
  let left = 0;
  let isC1 = false;
  const next = (byte: number): Place => {
    if (place === 'character') {
      left -= 1;
      if (isC1 && c1[byte] !== undefined) return c1[byte];
      if ((byte & 0xc0) === 0x80) return left > 0 ? 'character' : 'plain';
      place = 'plain';
    }
    if (byte === ESC) return 'escape';
    if (isCancel(byte)) return 'plain';
    if (place === 'escape') return afterEscape(byte);
    if (place === 'intermediate') return byte >= 0x30 && byte < 0x7f ? 'plain' : place;
    if (place === 'control') return byte >= 0x40 && byte < 0x7f ? 'plain' : place;
    // BEL ends an OSC. In the other strings it is content, which makes this place early, and rarely so.
    if (place === 'string') return byte === 0x07 || byte === 0x9c ? 'plain' : place;
    left = following(byte);
    isC1 = byte === 0xc2;
    return left > 0 ? 'character' : 'plain';
  };
  return (bytes) => {
    let end = 0;
    for (let i = 0; i < bytes.length; i += 1) {
      place = next(bytes[i] ?? 0);
      if (place === 'plain') end = i + 1;
    }
    return end;
  };
}
