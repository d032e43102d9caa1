import type { BuildEvent } from '@stagecraft/contracts';

/** Collects the events of one build and hands them over, at most once a frame. */
export interface EventInbox {
  add(buildId: string, event: BuildEvent): void;
  /** Forgets what is waiting; a frame that is already asked for finds nothing. */
  clear(): void;
}

/** `schedule` runs its work before the next paint; `deliver` gets events in order, never none. */
export function createEventInbox(
  schedule: (work: () => void) => void,
  deliver: (buildId: string, events: readonly BuildEvent[]) => void,
): EventInbox {
  let waiting: { readonly buildId: string; readonly events: BuildEvent[] } | null = null;
  let scheduled = false;
  const flush = () => {
    scheduled = false;
    const batch = waiting;
    waiting = null;
    if (batch) deliver(batch.buildId, batch.events);
  };
  return {
    add(buildId, event) {
      if (waiting?.buildId === buildId) waiting.events.push(event);
      else waiting = { buildId, events: [event] };
      if (scheduled) return;
      scheduled = true;
      schedule(flush);
    },
    clear() {
      waiting = null;
    },
  };
}

/** What a schedule needs of the browser. */
export interface FrameClock {
  readonly isHidden: () => boolean;
  /** Runs `work` as the next frame begins. */
  readonly nextFrame: (work: () => void) => void;
  /** Runs `work` after at least `ms`; of 0, after what is to be done already. */
  readonly later: (work: () => void, ms: number) => void;
}

/** How often a hidden tab, which has no frames, takes in what came; ms. */
const hiddenPace = 250;

/**
 * Makes a schedule for what comes from outside. After two frames in which nothing came it runs at once:
 * what it changes is worked out while the next frame is waited for. Else it runs as that frame begins, so
 * that a flood is drawn once a frame.
 */
export function createFrameSchedule(clock: FrameClock): (work: () => void) => void {
  /** How many have run within the last two frames. */
  let recent = 0;
  const noted = (work: () => void) => () => {
    recent += 1;
    clock.nextFrame(() =>
      clock.nextFrame(() => {
        recent -= 1;
      }),
    );
    work();
  };
  return (work) => {
    if (clock.isHidden()) clock.later(work, hiddenPace);
    else if (recent === 0) clock.later(noted(work), 0);
    else clock.nextFrame(noted(work));
  };
}

/** The schedule of the page. */
export const onNextFrame = createFrameSchedule({
  isHidden: () => document.visibilityState === 'hidden',
  nextFrame: (work) => void requestAnimationFrame(work),
  later: (work, ms) => void setTimeout(work, ms),
});
