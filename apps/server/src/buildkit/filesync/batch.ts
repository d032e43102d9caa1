import type { Call } from '../session/call.ts';
import { frame } from '../session/frames.ts';

/** Messages are gathered to this size before they are written: a write for each would be slow. */
const batchBytes = 64 * 1024;

/** Gathers messages into larger writes. */
export interface Batch {
  add(message: Uint8Array): void;
  /** Writes what was gathered once it is enough; waits while the engine is behind. */
  pass(): Promise<void>;
  /** Writes what is left. */
  flush(): Promise<void>;
}

export function createBatch(call: Call): Batch {
  let frames: Buffer[] = [];
  let size = 0;
  let sent = Promise.resolve();
  const flush = async (): Promise<void> => {
    // One write is on its way while the next is gathered.
    await sent;
    if (size > 0) sent = call.write(Buffer.concat(frames, size));
    frames = [];
    size = 0;
  };
  return {
    flush,
    add(message) {
      const framed = frame(message);
      frames.push(framed);
      size += framed.length;
    },
    async pass() {
      if (size >= batchBytes) await flush();
    },
  };
}
