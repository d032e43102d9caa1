import type { Logger } from 'pino';
import type { EngineAccess } from '../../engine/access.ts';
import { ungatheredBuilds } from '../../store/build-records.ts';
import type { Database } from '../../store/database.ts';
import type { ServerLock } from '../../store/server-lock.ts';
import { openFileHashes, type FileHashes } from './file-hashes.ts';
import { gatherRecord } from './gather.ts';

export interface RecorderOptions {
  readonly database: Database;
  readonly dataFolder: string;
  readonly access: EngineAccess;
  readonly lock: ServerLock;
  readonly log: Logger;
}

/** Completes the records of builds that have ended, one after the other, beside everything else. */
export interface Recorder {
  /** Of files on disk, remembered. */
  readonly hashes: FileHashes;
  /** Puts a build that has ended in line. */
  gather(id: string): void;
  /** Settles when the build is not in line (any more). */
  settled(id: string): Promise<void>;
  /** Puts those in line that a server left incomplete. */
  recover(): Promise<void>;
  /** Told after each record that was completed. */
  onComplete(listener: () => Promise<void>): void;
  /** Stops; what is left is for the next server. A second call waits for the first. */
  close(): Promise<void>;
}

export function createRecorder(options: RecorderOptions): Recorder {
  const { database, dataFolder, access, lock, log } = options;
  const hashes = openFileHashes(dataFolder);
  const closing = new AbortController();
  const waiting = new Map<string, Promise<void>>();
  const listeners: (() => Promise<void>)[] = [];
  let last = Promise.resolve();
  let closed: Promise<void> | null = null;
  const engineAt = (endpoint: string) => {
    const engine = access.engine();
    return engine?.endpoint === endpoint ? engine : null;
  };

  async function work(id: string): Promise<void> {
    if (closing.signal.aborted) return;
    try {
      await gatherRecord(id, { database, dataFolder, hashes, engineAt }, closing.signal);
    } catch (err) {
      if (!closing.signal.aborted) log.error({ err, build: id }, 'The record is not complete');
    } finally {
      waiting.delete(id);
    }
    for (const listener of listeners) await listener().catch((err: unknown) => log.error({ err }));
  }

  async function end(): Promise<void> {
    closing.abort();
    await last;
    hashes.close();
  }

  const gather = (id: string): void => {
    if (closing.signal.aborted || waiting.has(id)) return;
    last = last.then(() => work(id));
    waiting.set(id, last);
  };

  return {
    hashes,
    onComplete: (listener) => void listeners.push(listener),
    gather,
    settled: async (id) => waiting.get(id),
    async recover() {
      for (const { id, owner } of await ungatheredBuilds(database)) {
        if (owner === lock.id || !lock.alive(owner)) gather(id);
      }
    },
    close: () => (closed ??= end()),
  };
}
