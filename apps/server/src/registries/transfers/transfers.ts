import { randomUUID } from 'node:crypto';
import type { Transfer, TransferList, TransferRequest } from '@stagecraft/contracts';
import { timerSchedule } from '../../engine/monitor.ts';
import { fail, ok, type Result } from '../../problems/result.ts';
import { entryOf, fresh, isOver, renewed, type Entry } from './entry.ts';
import { completeRequest } from './request.ts';
import { createRunner, type Runner, type RunnerOptions } from './runner.ts';

/** Pulls and pushes that run at once; others wait for their turn. */
const concurrency = 3;
const queueLimit = 50;
/** Ended ones that stay on the list. */
const keptLimit = 50;

/** By id, in the order in which they were asked for. */
type Entries = Map<string, Entry>;

/** What listeners are told: one that changed, or null when one is gone from the list. */
type Listener = (changed: Transfer | null) => void;

/** Pulls and pushes. They belong to the server, not to the page that asked for them. */
export interface Transfers {
  list(): TransferList;
  start(request: TransferRequest): Result<Transfer>;
  cancel(id: string): Result<void>;
  /** Names of a push that have arrived are not pushed again. */
  retry(id: string): Result<Transfer>;
  forget(id: string): Result<void>;
  /** Gives the way to end it. */
  subscribe(listener: Listener): () => void;
  /** Stops all, and settles when the engine has been told. */
  close(): Promise<void>;
}

export type TransfersOptions = Pick<RunnerOptions, 'access' | 'credentials'> &
  Partial<Pick<RunnerOptions, 'schedule' | 'now'>>;

/** Lets those run whose turn it is, and after each the next. */
function runNext(entries: Entries, running: Map<string, Promise<void>>, runner: Runner): void {
  for (const [id, entry] of entries) {
    if (running.size >= concurrency) return;
    if (entry.transfer.state !== 'queued' || running.has(id)) continue;
    const ended = runner.run(entry).finally(() => {
      running.delete(id);
      runNext(entries, running, runner);
    });
    running.set(id, ended);
  }
}

/** Takes those off the list that ended long ago; false when there are not so many. */
function forgetOldest(entries: Entries): boolean {
  const over = [...entries.values()].filter((one) => isOver(one.transfer));
  for (const { transfer } of over.slice(0, -keptLimit)) entries.delete(transfer.id);
  return over.length > keptLimit;
}

export function createTransfers(options: TransfersOptions): Transfers {
  const { now = Date.now, schedule = timerSchedule } = options;
  const entries: Entries = new Map();
  const listeners = new Set<Listener>();
  const running = new Map<string, Promise<void>>();
  const tell: Listener = (changed) => listeners.forEach((hear) => hear(changed));
  const runner = createRunner({ ...options, now, schedule, tell });

  function add(transfer: Transfer): Result<Transfer> {
    const waiting = [...entries.values()].filter((one) => !isOver(one.transfer));
    if (waiting.length >= queueLimit) return fail('transfer_limit');
    const entry = entryOf(transfer);
    entries.set(transfer.id, entry);
    if (forgetOldest(entries)) tell(null);
    tell(transfer);
    runNext(entries, running, runner);
    return ok(entry.transfer);
  }

  /** Does something with one that has ended. */
  function withEnded<T>(id: string, act: (entry: Entry) => Result<T>): Result<T> {
    const entry = entries.get(id);
    if (entry === undefined) return fail('transfer_not_found');
    return isOver(entry.transfer) ? act(entry) : fail('transfer_running');
  }

  return {
    list: () => ({ transfers: [...entries.values()].map(({ transfer }) => transfer) }),
    start(request) {
      const complete = completeRequest(request);
      return complete.ok ? add(fresh(randomUUID(), complete.value, now())) : complete;
    },
    cancel(id) {
      const entry = entries.get(id);
      if (entry === undefined) return fail('transfer_not_found');
      entry.stop.abort();
      const isQueued = entry.transfer.state === 'queued';
      if (isQueued) runner.change(entry, { state: 'cancelled', endedAt: now() });
      return ok(undefined);
    },
    retry: (id) => withEnded(id, ({ transfer }) => add(renewed(transfer, now()))),
    forget: (id) =>
      withEnded(id, () => {
        entries.delete(id);
        tell(null);
        return ok(undefined);
      }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      for (const { stop } of entries.values()) stop.abort();
      await Promise.all(running.values());
      listeners.clear();
    },
  };
}
