import { randomUUID } from 'node:crypto';
import { createQueue } from '../builds/queue.ts';

/** Work that is done one after another. */
export interface Turns {
  /** Settles when the work has; work whose turn has not come when `signal` aborts is never begun. */
  take(work: () => Promise<void>, signal: AbortSignal): Promise<void>;
  /** Resolves when nothing is going on and nothing waits. */
  settled(): Promise<unknown>;
}

/** @param onError told of work that rejects, which none is expected to */
export function createTurns(onError: (error: unknown) => void): Turns {
  const queue = createQueue(() => 1, onError);
  const open = new Set<Promise<void>>();
  return {
    async take(work, signal) {
      if (signal.aborted) return;
      const id = randomUUID();
      const done = new Promise<void>((resolve) => {
        const leave = (): void => {
          if (queue.remove(id)) resolve();
        };
        signal.addEventListener('abort', leave, { once: true });
        const start = () => (signal.aborted ? Promise.resolve() : work()).finally(resolve);
        queue.add({ id, client: '', start, moved: () => undefined });
      });
      open.add(done);
      await done;
      open.delete(done);
    },
    settled: () => Promise.all(open),
  };
}
