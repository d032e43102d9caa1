import type { EngineAccess } from './access.ts';
import type { Engine } from './engine.ts';
import { timerSchedule } from './monitor.ts';
import type { Schedule } from './monitor.ts';

/** Many changes come together (a build, `docker load`): told once in this time, in ms. */
const gatherMs = 200;
/** Between two tries to listen to an engine that stopped telling, in ms. */
const retryMs = 1_000;

/** Tells when what is known of the engine's images, or of its containers, is out of date. */
export interface ChangeWatcher {
  /** Gives the way to end it. */
  subscribe(listener: () => void): () => void;
  close(): void;
}

/**
 * Listens to whatever engine there is. Another engine, or a gap in listening, counts as a change.
 *
 * @param what the engine's way to tell of what is watched
 */
export function createChangeWatcher(
  access: EngineAccess,
  what: 'watchImages' | 'watchContainers',
  schedule: Schedule = timerSchedule,
): ChangeWatcher {
  const listeners = new Set<() => void>();
  let watched: Engine | null = null;
  let watching = new AbortController();
  let callOff: (() => void) | null = null;

  function changed(): void {
    callOff ??= schedule(() => {
      callOff = null;
      for (const listener of listeners) listener();
    }, gatherMs);
  }

  async function watch(engine: Engine, signal: AbortSignal): Promise<void> {
    changed();
    await engine[what](changed, signal);
    if (signal.aborted) return;
    const stop = schedule(() => void watch(engine, signal), retryMs);
    signal.addEventListener('abort', stop, { once: true });
  }

  function follow(): void {
    const engine = access.engine();
    if (engine === watched) return;
    watching.abort();
    watching = new AbortController();
    watched = engine;
    if (engine !== null) void watch(engine, watching.signal);
  }

  follow();
  const unsubscribe = access.subscribe(follow);
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      unsubscribe();
      watching.abort();
      callOff?.();
      listeners.clear();
    },
  };
}
