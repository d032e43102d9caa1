/** The last bytes of a stream, by how many came before them. */
export interface ByteHistory {
  /** How many bytes there were in all. */
  end(): number;
  append(bytes: Uint8Array): void;
  /** All from `at` on; null where they are not kept any more, or have not come yet. */
  since(at: number): Uint8Array | null;
}

const firstCapacity = 16 * 1024;

/** Keeps the last `limit` bytes, in a ring that is small until more have come. */
export function createByteHistory(limit: number): ByteHistory {
  let ring = Buffer.alloc(Math.min(firstCapacity, limit));
  let end = 0;
  const begin = (): number => Math.max(0, end - ring.length);
  const since = (from: number): Buffer => {
    const bytes = Buffer.alloc(end - from);
    for (let at = from; at < end;) {
      const start = at % ring.length;
      const part = ring.subarray(start, Math.min(ring.length, start + end - at));
      bytes.set(part, at - from);
      at += part.length;
    }
    return bytes;
  };
  /** Puts bytes that fit into the ring, the first of them as the one at `at`. */
  const put = (bytes: Uint8Array, at: number): void => {
    const room = ring.length - (at % ring.length);
    ring.set(bytes.subarray(0, room), at % ring.length);
    ring.set(bytes.subarray(room), 0);
  };
  const grow = (needed: number): void => {
    if (ring.length >= limit || needed <= ring.length) return;
    const from = begin();
    const bytes = since(from);
    ring = Buffer.alloc(Math.min(limit, Math.max(needed, ring.length * 2)));
    put(bytes, from);
  };
  return {
    end: () => end,
    append(bytes) {
      grow(end - begin() + bytes.length);
      const last = bytes.subarray(Math.max(0, bytes.length - ring.length));
      put(last, end + bytes.length - last.length);
      end += bytes.length;
    },
    since: (at) => (at > end || at < begin() ? null : since(at)),
  };
}
