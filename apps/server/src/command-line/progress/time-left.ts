import { emptyTrace, estimateTimeLeft, foldEvents } from '@stagecraft/build-trace';
import type { BuildEvent, Language, StepDurations } from '@stagecraft/contracts';
import { texts } from '../texts.ts';

/** What a build still needs, as far as earlier builds tell. */
export interface TimeLeftLine {
  take(event: BuildEvent): void;
  /** A line for a person; null while nothing is known. `now` is in ms since epoch. */
  line(now: number): string | null;
}

/** Below this many ms nothing is told: it is over before it is read. */
const shortest = 1_000;

export function createTimeLeftLine(known: StepDurations, language: Language): TimeLeftLine {
  let trace = emptyTrace();
  return {
    take(event) {
      // What steps print tells nothing of their time, and would be kept.
      if (event.type !== 'step.logged') trace = foldEvents(trace, [event]);
    },
    line(now) {
      const left = estimateTimeLeft(trace, known, now);
      return left.ms < shortest ? null : texts.timeLeft(left)[language];
    },
  };
}
