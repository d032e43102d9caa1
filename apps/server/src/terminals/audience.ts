import { terminalWindow, type Terminal } from '@stagecraft/contracts';
import type { Schedule } from '../engine/monitor.ts';

/** How long a page that is behind may draw nothing at all, in ms. */
const stallMs = 10_000;

/** A page that shows a terminal. */
export interface Viewer {
  /** Bytes that the process wrote, in order. */
  output(bytes: Uint8Array): void;
  /** How many bytes of the process it has drawn. */
  drawn(): number;
  /** Title, size or state changed. */
  changed(terminal: Terminal): void;
  /** It draws nothing any more, and holds nobody back: it may come again, and begin where it is. */
  stalled(): void;
  /** The terminal is gone. */
  closed(): void;
}

/**
 * Who looks at a terminal. A process waits for those who are behind, but not for a page that has stopped
 * drawing, as one that stands in its debugger, or whose machine sleeps.
 *
 * @param written how many bytes the process wrote
 */
export function createAudience(written: () => number, schedule: Schedule) {
  const viewers = new Set<Viewer>();
  let wake: () => void = () => undefined;
  /** Those who are behind, and how far each has drawn. */
  const behind = (): ReadonlyMap<Viewer, number> => {
    const places = [...viewers].map((viewer) => [viewer, viewer.drawn()] as const);
    return new Map(places.filter(([, drawn]) => written() - drawn > terminalWindow));
  };
  const leaveBehind = (late: ReadonlyMap<Viewer, number>): void => {
    for (const [viewer, drawn] of late) {
      if (viewer.drawn() === drawn && viewers.delete(viewer)) viewer.stalled();
    }
    wake();
  };
  return {
    viewers,
    /** One of them has drawn more, or left. */
    moved: () => wake(),
    dismiss(): void {
      for (const viewer of viewers) viewer.closed();
      viewers.clear();
      wake();
    },
    /** Settles once none is further behind than a page may be. */
    async drawn(): Promise<void> {
      for (let late = behind(); late.size > 0; late = behind()) {
        const waited = late;
        const callOff = schedule(() => leaveBehind(waited), stallMs);
        await new Promise<void>((resolve) => (wake = resolve));
        callOff();
      }
    },
  };
}
