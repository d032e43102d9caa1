import type { Call } from '../session/call.ts';
import { frame } from '../session/frames.ts';

/** Messages are gathered to this size before they are written: a write for each would be slow. */
const batchBytes = 64 * 1024;

/** Gathers messages into larger writes, and waits while the engine is behind. */
export interface Batch {
  add(message: Uint8Array): Promise<void>;
  /** Writes what is left. */
  flush(): Promise<void>;
}

export function createBatch(call: Call): Batch {
  let frames: Buffer[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (size === 0) return;
    const ready = call.write(Buffer.concat(frames, size));
    frames = [];
    size = 0;
    if (!ready) await call.drained();
  };
  return {
    flush,
    async add(message) {
      const framed = frame(message);
      frames.push(framed);
      size += framed.length;
      if (size >= batchBytes) await flush();
    },
  };
}
