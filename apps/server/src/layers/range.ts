import type { ContentSink } from '@stagecraft/image-layers/reader';

/** Bytes of a file: from `start` on, `length` at most. */
export interface ByteRange {
  readonly start: number;
  readonly length: number;
}

/** Takes a file's content and passes on what of it is in the range; a piece holds during the call only. */
export function rangeSink(
  { start, length }: ByteRange,
  take: (piece: Uint8Array) => unknown,
): ContentSink {
  const end = start + length;
  let at = 0;
  return {
    wants: () => at < end,
    data(bytes) {
      const from = Math.max(0, start - at);
      const to = Math.min(bytes.length, end - at);
      if (to > from) take(bytes.subarray(from, to));
      at += bytes.length;
    },
    end: () => undefined,
  };
}
