import { createOutbox } from './outbox.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** The part of a `Worker` that is used; tests give their own. */
export interface WorkerPort {
  postMessage(message: ToWorker): void;
  onMessage(listener: (message: FromWorker) => void): void;
  onCrash(listener: () => void): void;
  terminate(): void;
}

interface RunnerOptions {
  /** Starts a worker. */
  readonly spawn: () => WorkerPort;
  /** The first messages of every worker. */
  readonly greeting: () => readonly ToWorker[];
  readonly onMessage: (message: FromWorker) => void;
  /** The worker is gone; the next post starts another. */
  readonly onCrash: () => void;
}

/** One worker at a time, started when there is something to tell it. */
export interface WorkerRunner {
  post(message: ToWorker): void;
  /** Whether there is a worker now. */
  isRunning(): boolean;
  end(): void;
}

export function createRunner(options: RunnerOptions): WorkerRunner {
  let worker: WorkerPort | null = null;
  const end = (): void => {
    worker?.terminate();
    worker = null;
  };
  const running = (): WorkerPort => {
    if (worker !== null) return worker;
    const made = options.spawn();
    worker = made;
    // What a crashed worker said before it was ended counts on what the next one does not know.
    made.onMessage((message) => {
      if (made === worker) options.onMessage(message);
    });
    made.onCrash(() => {
      end();
      options.onCrash();
    });
    for (const message of options.greeting()) made.postMessage(message);
    return made;
  };
  return {
    post: (message) => running().postMessage(message),
    isRunning: () => worker !== null,
    end,
  };
}

/** The page's own worker. */
export function spawnWorker(): WorkerPort {
  const worker = new Worker(new URL('./language.worker.ts', import.meta.url), { type: 'module' });
  const outbox = createOutbox<ToWorker>((message) => worker.postMessage(message));
  return {
    postMessage: outbox.post,
    onMessage: (listener) => {
      worker.addEventListener('message', (event: MessageEvent<FromWorker>) => listener(event.data));
    },
    onCrash: (listener) => worker.addEventListener('error', listener),
    terminate: () => {
      outbox.close();
      worker.terminate();
    },
  };
}
