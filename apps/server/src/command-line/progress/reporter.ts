import type { BuildEvent } from '@stagecraft/contracts';

/** A way to show a build in a terminal or a log file: it only displays, and decides nothing. */
export interface Reporter {
  /** Takes the build's events in order; gives the text to write for each, often none. */
  report(event: BuildEvent): string;
  /** Text to write when nothing more comes. */
  end(): string;
}
