import { Readable } from 'node:stream';
import type { ProcessOutput } from '../../../process-engine.ts';

/** What a process writes, handed over no faster than it is read. */
export interface Output {
  /** Null while more can be taken; else settles once it can. */
  put(bytes: Uint8Array): Promise<void> | null;
  end(): void;
  /** For one reader. */
  readonly read: AsyncIterable<ProcessOutput>;
}

/** Bytes that wait before no more is taken. */
const waitingLimit = 1 << 20;

export function createOutput(): Output {
  let makeRoom: (() => void) | null = null;
  const stream = new Readable({
    highWaterMark: waitingLimit,
    read() {
      makeRoom?.();
      makeRoom = null;
    },
    destroy(_error, done) {
      // Nobody reads any more: what still comes is let go of.
      makeRoom?.();
      done(null);
    },
  });
  return {
    put(bytes) {
      if (stream.destroyed || stream.readableEnded || stream.push(bytes)) return null;
      return new Promise((resolve) => {
        makeRoom = resolve;
      });
    },
    end() {
      if (!stream.destroyed) stream.push(null);
    },
    read: pieces(stream),
  };
}

/** With a terminal all that is written is standard output. */
async function* pieces(stream: AsyncIterable<Uint8Array>): AsyncGenerator<ProcessOutput> {
  for await (const bytes of stream) yield { stream: 'stdout', bytes };
}
