import type { Call } from '../session/call.ts';

/** Messages that wait before the engine is made to wait. */
const waitingLimit = 16;

/** Work on the messages of a call, one after another. */
export interface InOrder {
  add(message: Uint8Array): void;
  /** Runs after all messages before it; not after an error. */
  after(work: () => Promise<void>): void;
  /** Settles when nothing is being worked on; what comes later is not worked on. */
  stop(): Promise<void>;
}

/**
 * Works on each message when the one before is done, and holds the engine back while many wait: what is
 * written never piles up in memory. After an error nothing more is done.
 */
export function inOrder(
  call: Call,
  work: (message: Uint8Array) => Promise<void>,
  onError: (error: unknown) => void,
): InOrder {
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;
  let isOver = false;
  const queue = (task: () => Promise<void>): void => {
    last = last.then(async () => {
      if (isOver) return;
      try {
        await task();
      } catch (error) {
        isOver = true;
        onError(error);
      }
    });
  };
  return {
    add(message) {
      waiting += 1;
      if (waiting === waitingLimit) call.pause();
      queue(async () => {
        await work(message);
        waiting -= 1;
        if (waiting === 0) call.resume();
      });
    },
    after: queue,
    stop() {
      isOver = true;
      return last;
    },
  };
}
