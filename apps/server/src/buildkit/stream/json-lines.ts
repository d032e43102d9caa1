/**
 * Splits a byte stream into lines and parses each as JSON. A line that is not JSON is given as
 * `undefined` in its place. Bytes are joined before they are decoded, so that no character is split.
 */
export interface JsonLines {
  push(chunk: Uint8Array): unknown[];
  /** The last line, when the stream ended without a line feed. */
  end(): unknown[];
}

const lineFeed = 0x0a;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function createJsonLines(): JsonLines {
  let pending: Uint8Array[] = [];
  const take = (tail: Uint8Array): unknown[] => {
    const line = Buffer.concat([...pending, tail]).toString('utf8');
    pending = [];
    return line.trim() === '' ? [] : [parse(line)];
  };
  return {
    push(chunk) {
      const values: unknown[] = [];
      let start = 0;
      for (;;) {
        const end = chunk.indexOf(lineFeed, start);
        if (end < 0) break;
        values.push(...take(chunk.subarray(start, end)));
        start = end + 1;
      }
      // A copy, since the caller may use its buffer again.
      if (start < chunk.length) pending.push(Buffer.from(chunk.subarray(start)));
      return values;
    },
    end: () => take(new Uint8Array()),
  };
}
