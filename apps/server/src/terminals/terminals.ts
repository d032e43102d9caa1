import type { Terminal, TerminalRequest, TerminalSize } from '@stagecraft/contracts';
import type { EngineProcess } from '../engine/process-engine.ts';
import type { Result } from '../problems/result.ts';

/** What a terminal is opened with, by whichever part of the server makes its process. */
export interface TerminalOpening {
  readonly request: TerminalRequest;
  /** A short name. */
  readonly title: string;
  /** See `Terminal`. */
  readonly command: string | null;
  readonly size: TerminalSize;
  /**
   * Starts the process. The terminal owns it from then on: it reads the output, and closes it when the
   * terminal is closed or the server ends.
   */
  start(size: TerminalSize): Promise<Result<EngineProcess>>;
}

/** Terminals of this server: they go on when no page shows them. */
export interface Terminals {
  /** Opens one; the limit counts those that run and those that are being opened. */
  open(opening: TerminalOpening): Promise<Result<Terminal>>;
  list(): readonly Terminal[];
  rename(id: string, title: string): Result<Terminal>;
  /** Ends what runs in it, and forgets it. */
  close(id: string): Promise<Result<void>>;
}
