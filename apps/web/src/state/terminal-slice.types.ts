import type { Problem, Terminal, TerminalRequest } from '@stagecraft/contracts';

/** A terminal that could not be opened. */
export interface TerminalRefusal {
  readonly request: TerminalRequest;
  readonly problem: Problem;
}

/** Terminals that the server keeps, as this page shows them. */
export interface TerminalSlice {
  /** Oldest first; null while the server has not been asked. */
  readonly terminals: readonly Terminal[] | null;
  /** How many are being opened right now. */
  readonly openingTerminals: number;
  /** Id of the one that has the keyboard, or had it last. */
  readonly activeTerminal: string | null;
  /** Why the last one could not be opened; null once another one was. */
  readonly terminalRefusal: TerminalRefusal | null;
  /**
   * Opens a terminal and shows it: in the lower panel of the workspace, or where the containers' place
   * shows terminals. Why it cannot be opened is shown in its place.
   */
  openTerminal(request: TerminalRequest): Promise<void>;
  showTerminal(id: string): void;
}
