/**
 * How long the parser may take. A script takes a fraction of a millisecond; texts without sense can take
 * seconds and a hundred kilobytes a character, while the parser looks for what they could mean.
 */
export interface Patience {
  /** Begins a text; the answer tells whether its time is over. */
  readonly start: () => () => boolean;
  /** Ends the text that was begun last. */
  readonly end: (isSound: boolean) => void;
}

/** In ms. Long enough for a machine that has much else to do. */
const MOST = 400;
const LEAST = 20;

/** Patience that wears thin with each text that took long for nothing, and comes back with sound ones. */
export function makePatience(now: () => number): Patience {
  let allowed = MOST;
  let began = 0;
  return {
    start: () => {
      began = now();
      return () => now() - began > allowed;
    },
    end: (isSound) => {
      if (isSound) allowed = Math.min(MOST, allowed * 2);
      else if (now() - began > LEAST) allowed = Math.max(LEAST, allowed / 2);
    },
  };
}
