import type { EngineStatus } from '@stagecraft/contracts';
import type { EngineAccess } from './access.ts';
import type { Discovery } from './discover.ts';
import type { UnavailableReason } from './discovery/candidate.ts';
import type { Engine, EngineFailure } from './engine.ts';

/** Runs `task` once after `ms`; gives the way to call it off. */
export type Schedule = (task: () => void, ms: number) => () => void;

export interface MonitorOptions {
  discover(): Promise<Discovery>;
  connect(found: Extract<Discovery, { found: true }>): Engine;
  /** Between two looks, ms. */
  readonly intervalMs?: number;
  readonly schedule?: Schedule;
}

/** Keeps an eye on the engine: looks at once, then again and again, until it is closed. */
export interface EngineMonitor extends EngineAccess {
  /** Resolves when the first look has ended, whatever it found. */
  readonly ready: Promise<void>;
  close(): void;
}

/** By the system's clock. */
export const timerSchedule: Schedule = (task, ms) => {
  const timer = setTimeout(task, ms);
  return () => clearTimeout(timer);
};

const reasons: Readonly<Record<EngineFailure['kind'], UnavailableReason>> = {
  unreachable: 'refused',
  permission: 'permission',
  timeout: 'timeout',
  not_found: 'error',
  refused: 'error',
  error: 'error',
};

function unavailable(endpoint: string, failure: EngineFailure): EngineStatus {
  const { kind, detail } = failure;
  return { state: 'unavailable', endpoint, reason: reasons[kind], detail };
}

/** Current engine and status; listeners hear of changes only. */
function createState() {
  let status: EngineStatus = { state: 'searching' };
  let engine: Engine | null = null;
  const listeners = new Set<(status: EngineStatus) => void>();
  return {
    status: () => status,
    engine: () => engine,
    set(next: EngineStatus, nextEngine: Engine | null): void {
      engine = nextEngine;
      if (JSON.stringify(next) === JSON.stringify(status)) return;
      status = next;
      for (const listener of listeners) listener(next);
    },
    subscribe(listener: (status: EngineStatus) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear: () => listeners.clear(),
  };
}

/**
 * Watches for an engine: pings the one in use every `intervalMs` (1 s), and searches as often while
 * there is none. An engine that went is told of at once, before the search for another begins. A
 * build that runs on it is left alone: it learns of the loss by itself.
 */
export function createEngineMonitor(options: MonitorOptions): EngineMonitor {
  const { discover, connect, intervalMs = 1000, schedule = timerSchedule } = options;
  const state = createState();
  let closed = false;
  let callOff: () => void = () => undefined;

  async function search(): Promise<void> {
    const found = await discover();
    if (closed) return;
    if (!found.found) {
      const { endpoint, reason, detail } = found;
      state.set({ state: 'unavailable', endpoint, reason, detail }, null);
      return;
    }
    const engine = connect(found);
    const info = await engine.info();
    if (closed || !info.ok) engine.close();
    if (closed) return;
    const { endpoint, source } = found;
    if (info.ok) state.set({ state: 'ready', endpoint, source, ...info.value }, engine);
    else state.set(unavailable(endpoint, info.failure), null);
  }

  async function look(): Promise<void> {
    const engine = state.engine();
    if (engine) {
      const ping = await engine.ping();
      if (closed || ping.ok) return;
      state.set(unavailable(engine.endpoint, ping.failure), null);
    }
    await search();
  }

  async function run(): Promise<void> {
    await look();
    if (!closed) callOff = schedule(() => void run(), intervalMs);
  }

  return {
    ready: run(),
    status: state.status,
    engine: state.engine,
    subscribe: state.subscribe,
    close() {
      closed = true;
      callOff();
      state.clear();
      state.engine()?.close();
    },
  };
}
