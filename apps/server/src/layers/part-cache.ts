/** Bytes of all files together; the part that was asked for longest ago goes first. */
const keptBytes = 64 * 2 ** 20;

/** A part of a file that has been read. */
export interface FilePart {
  readonly start: number;
  readonly bytes: Uint8Array;
}

/** Keeps one part of each file that was read last. */
export function createPartCache() {
  const parts = new Map<string, FilePart>();
  let bytes = 0;
  const drop = (key: string): void => {
    bytes -= parts.get(key)?.bytes.length ?? 0;
    parts.delete(key);
  };
  return {
    /** The bytes from `start` up to `end`; null when not all of them are kept. */
    get(key: string, start: number, end: number): Uint8Array | null {
      const part = parts.get(key);
      if (part === undefined || start < part.start) return null;
      if (end > part.start + part.bytes.length) return null;
      parts.delete(key);
      parts.set(key, part);
      return part.bytes.subarray(start - part.start, end - part.start);
    },
    set(key: string, part: FilePart): void {
      drop(key);
      parts.set(key, part);
      bytes += part.bytes.length;
      for (const oldest of parts.keys()) {
        if (bytes <= keptBytes || oldest === key) break;
        drop(oldest);
      }
    },
  };
}
