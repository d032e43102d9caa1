import type { BuildEvent } from '@stagecraft/contracts';

/** Collects the events of one build and hands them over once a frame. */
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

/** The next frame; a hidden tab has none, so it folds a few times a second instead. */
export function onNextFrame(work: () => void): void {
  if (document.visibilityState === 'hidden') setTimeout(work, 250);
  else requestAnimationFrame(work);
}
