import type { Problem, Terminal, TerminalRequest } from '@stagecraft/contracts';

/** A terminal that could not be opened. */
export interface TerminalRefusal {
  readonly request: TerminalRequest;
  readonly problem: Problem;
}

/** What is done with terminals besides opening one; fetched when it is first needed. */
export interface TerminalWork {
  /** Asks the server which terminals there are. */
  load(): Promise<void>;
  /** Ends what runs in it, and takes it away. */
  close(id: string): Promise<void>;
  rename(id: string, title: string): Promise<void>;
  /** What the server told of one. */
  heard(terminal: Terminal): void;
  /** The server does not know it any more. */
  gone(id: string): void;
  dismissRefusal(): void;
}

/** Terminals that the server keeps, as this page shows them. */
export interface TerminalSlice {
  /** Oldest first; null while the server has not been asked. */
  readonly terminals: readonly Terminal[] | null;
  /** Ids, one group a tab; the terminals of a group are side by side. */
  readonly terminalGroups: readonly (readonly string[])[];
  /** How many are being opened right now. */
  readonly openingTerminals: number;
  /** Id of the one that has the keyboard, or had it last. */
  readonly activeTerminal: string | null;
  /** Why the last one could not be opened; null once another one was. */
  readonly terminalRefusal: TerminalRefusal | null;
  /**
   * Opens a terminal and shows it: in the lower panel of the workspace, or where the containers' place
   * shows terminals. Why it cannot be opened is shown in its place.
   *
   * @param beside id of a terminal whose tab it goes to; by default it gets one of its own
   */
  openTerminal(request: TerminalRequest, beside?: string): Promise<void>;
  showTerminal(id: string): void;
  terminalWork(): Promise<TerminalWork>;
}
