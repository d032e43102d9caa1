import type { TerminalSize } from '@stagecraft/contracts';
import type { Outcome } from './engine.ts';

/** A piece of what a process writes; with a terminal all of it is `stdout`. */
export interface ProcessOutput {
  readonly stream: 'stdout' | 'stderr';
  readonly bytes: Uint8Array;
}

/** How a process ended, or our part in it. */
export interface ProcessEnd {
  /**
   * `exited`: it has ended. `detached`: it goes on without us. `lost`: the connection broke, so it is
   * not known.
   */
  readonly how: 'exited' | 'detached' | 'lost';
  /** Null where the engine did not tell. */
  readonly exitCode: number | null;
}

/** A process at the engine that a terminal or a program talks to. */
export interface EngineProcess {
  /** Whether it has a terminal; without one it reads lines, and nothing shows what is typed. */
  readonly tty: boolean;
  /** What it writes, in order and no faster than it is taken; ends with the process. Read once. */
  readonly output: AsyncIterable<ProcessOutput>;
  /** Settles once more may be written; what comes after the end is dropped. */
  write(bytes: Uint8Array): Promise<void>;
  /** The process reads the end of its input. */
  closeInput(): void;
  /** Without a terminal it does nothing; nor for a process that has ended. */
  resize(size: TerminalSize): Promise<void>;
  /** Settles once the output has ended and the engine has told how. */
  readonly ended: Promise<ProcessEnd>;
  /**
   * Lets go of it: ends what an exec started, as closing a terminal's window does, and detaches from a
   * container. Settles when that is done; a second call is fine.
   */
  close(): Promise<void>;
}

export interface EngineExec {
  readonly command: readonly string[];
  /** Null for the container's own. */
  readonly user: string | null;
  readonly workingDirectory: string | null;
  /** `NAME=value`. */
  readonly env: readonly string[];
  /** Of its terminal; null for none, with standard output and error apart. */
  readonly size: TerminalSize | null;
}

/** A container that shares another one's processes and network. */
export interface EngineToolbox {
  /** Id or name of an image that the engine has. */
  readonly image: string;
  readonly command: readonly string[];
  readonly size: TerminalSize;
  /** Of its container. */
  readonly labels: Readonly<Record<string, string>>;
}

/** The part of the port about processes in containers, whoever made them; ids or names are fine. */
export interface ProcessEngine {
  /**
   * Starts a command in a container that runs. (A container that does not run is `refused`, a command
   * that is not there or cannot be run too, both with the engine's words.)
   */
  exec(container: string, request: EngineExec): Promise<Outcome<EngineProcess>>;
  /**
   * Connects to the main process of a container that runs, from now on. With a terminal, the engine takes
   * Ctrl+P Ctrl+Q for the wish to detach.
   */
  attach(container: string, size: TerminalSize): Promise<Outcome<EngineProcess>>;
  /** Starts a container in the namespaces of one that runs; it is removed with its process. */
  toolbox(container: string, request: EngineToolbox): Promise<Outcome<EngineProcess>>;
}
