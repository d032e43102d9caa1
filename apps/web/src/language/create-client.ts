import type { Snapshot } from '../state/document-slice.types.ts';
import type { LanguageClient } from './client.ts';
import type { SnapshotAnswer, SnapshotRequest } from './protocol.ts';

/** The part of a `Worker` that is used; tests give their own. */
export interface WorkerPort {
  postMessage(message: SnapshotRequest): void;
  onAnswer(listener: (answer: SnapshotAnswer) => void): void;
  onCrash(listener: () => void): void;
  terminate(): void;
}

interface Pending {
  readonly request: SnapshotRequest;
  readonly resolve: (snapshot: Snapshot | null) => void;
  /** How often a worker has crashed while this was waiting. */
  crashes: number;
}

/** A client of the language worker; `spawn` starts a worker and is called again after a crash. */
export function createLanguageClient(spawn: () => WorkerPort = spawnWorker): LanguageClient {
  const pending = new Map<string, Pending>();
  const crashListeners = new Set<(what: 'restarted' | 'stopped') => void>();
  let nextId = 1;
  let worker: WorkerPort | null = null;

  const answered = ({ id, snapshot }: SnapshotAnswer): void => {
    const waiting = pending.get(snapshot.path);
    // An answer to an older request: that one was resolved when the newer came.
    if (waiting?.request.id !== id) return;
    pending.delete(snapshot.path);
    waiting.resolve(snapshot);
  };
  const crashed = (): void => {
    worker?.terminate();
    worker = null;
    let stopped = false;
    for (const [path, waiting] of pending) {
      waiting.crashes++;
      if (waiting.crashes < 2) continue;
      stopped = true;
      pending.delete(path);
      waiting.resolve(null);
    }
    for (const { request } of pending.values()) running().postMessage(request);
    for (const listener of crashListeners) listener(stopped ? 'stopped' : 'restarted');
  };
  const running = (): WorkerPort => {
    if (worker === null) {
      worker = spawn();
      worker.onAnswer(answered);
      worker.onCrash(crashed);
    }
    return worker;
  };

  return {
    snapshot: (path, version, text, options) => {
      pending.get(path)?.resolve(null);
      const request: SnapshotRequest = { id: nextId++, path, version, text, options };
      return new Promise((resolve) => {
        pending.set(path, { request, resolve, crashes: 0 });
        running().postMessage(request);
      });
    },
    onCrash: (listener) => {
      crashListeners.add(listener);
      return () => void crashListeners.delete(listener);
    },
    dispose: () => {
      worker?.terminate();
      worker = null;
      for (const { resolve } of pending.values()) resolve(null);
      pending.clear();
    },
  };
}

function spawnWorker(): WorkerPort {
  const worker = new Worker(new URL('./language.worker.ts', import.meta.url), { type: 'module' });
  return {
    postMessage: (message) => worker.postMessage(message),
    onAnswer: (listener) => {
      worker.addEventListener('message', (event: MessageEvent<SnapshotAnswer>) =>
        listener(event.data),
      );
    },
    onCrash: (listener) => worker.addEventListener('error', listener),
    terminate: () => worker.terminate(),
  };
}
