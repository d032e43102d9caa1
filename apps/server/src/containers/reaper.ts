import type { ContainerEngine } from '../engine/container-engine.ts';
import type { Schedule } from '../engine/monitor.ts';

/** How long a container that has ended waits for somebody who wants to see its log, ms. */
const usualLingerMs = 30_000;
/** One that ended longer ago, ms, was left behind by a server that is no more. */
const leftoverMs = 10 * 60_000;

/** Removes containers that are to be removed when they have ended, once nobody looks at them. */
export interface Reaper {
  /** Takes care of a container that was just started. */
  watch(engine: ContainerEngine, id: string, lingerMs?: number): void;
  /** Somebody looks at it; gives the way to end that. */
  hold(id: string): () => void;
  /** Removes what servers before this one left behind. */
  sweep(engine: ContainerEngine): Promise<void>;
  /** Removes at once those that have ended; those that run go on. */
  close(): Promise<void>;
}

interface Watched {
  readonly engine: ContainerEngine;
  readonly lingerMs: number;
  holders: number;
  ended: boolean;
  callOff: (() => void) | null;
}

/** `now` is in ms since epoch. */
export function createReaper(schedule: Schedule, now: () => number): Reaper {
  const watched = new Map<string, Watched>();
  const closing = new AbortController();

  async function remove(id: string): Promise<void> {
    const one = watched.get(id);
    watched.delete(id);
    one?.callOff?.();
    // One that cannot be removed now is swept up later.
    await one?.engine.removeContainer(id);
  }

  function settle(id: string, one: Watched): void {
    if (!one.ended || one.holders > 0) return;
    one.callOff ??= schedule(() => void remove(id), one.lingerMs);
  }

  return {
    watch(engine, id, lingerMs = usualLingerMs) {
      const one: Watched = { engine, lingerMs, holders: 0, ended: false, callOff: null };
      watched.set(id, one);
      void engine.waitForContainer(id, closing.signal).then((outcome) => {
        if (closing.signal.aborted) return;
        one.ended = outcome.ok;
        if (outcome.ok) settle(id, one);
        else watched.delete(id);
      });
    },
    hold(id) {
      const one = watched.get(id);
      if (one === undefined) return () => undefined;
      one.holders += 1;
      one.callOff?.();
      one.callOff = null;
      return () => {
        one.holders -= 1;
        if (watched.get(id) === one) settle(id, one);
      };
    },
    async sweep(engine) {
      const listed = await engine.containers();
      const oldest = now() - leftoverMs;
      const left = (listed.ok ? listed.value : []).filter(
        ({ id, remove: asked, finishedAt }) =>
          asked && finishedAt !== null && finishedAt < oldest && !watched.has(id),
      );
      await Promise.all(left.map(({ id }) => engine.removeContainer(id)));
    },
    async close() {
      closing.abort();
      const ended = [...watched].filter(([, one]) => one.ended);
      await Promise.all(ended.map(([id]) => remove(id)));
      watched.clear();
    },
  };
}
