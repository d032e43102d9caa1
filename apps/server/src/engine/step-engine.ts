import type { ImageFolder, TerminalSize, UnstampedBuildEvent } from '@stagecraft/contracts';
import type { EngineBuildRequest, Outcome } from './engine.ts';
import type { EngineProcess } from './process-engine.ts';

/** Which state of a build is opened. */
export interface EngineStepRequest {
  /** Its text ends with the RUN whose surroundings are wanted. */
  readonly build: EngineBuildRequest;
  /** `after` runs it; the state that a failed one left is told by some engines only. */
  readonly side: 'before' | 'after';
}

/** A mount that a process of the step has. */
export interface StepMount {
  readonly type: 'bind' | 'secret' | 'ssh' | 'cache' | 'tmpfs';
  /** Absolute path. */
  readonly target: string;
}

/** What a RUN has around it. */
export interface StepSurroundings {
  /** The shell that is in force, with its options. */
  readonly shell: readonly string[];
  /** `NAME=value`, ARGs included. */
  readonly env: readonly string[];
  readonly directory: string;
  /** Empty for the one that the image has by default. */
  readonly user: string;
  readonly mounts: readonly StepMount[];
}

export interface StepProcessRequest {
  readonly command: readonly string[];
  /** Beside the step's own. */
  readonly env: readonly string[];
  readonly size: TerminalSize;
}

/** The first bytes of a file of a state. */
export interface StepFile {
  /** Absolute; where a link at its end leads, as far as the engine tells. */
  readonly path: string;
  /** Bytes of the whole file. */
  readonly size: number;
  readonly bytes: Uint8Array;
}

/** A state of a build that is kept open, in the step's own surroundings. */
export interface EngineStep {
  readonly surroundings: StepSurroundings;
  /** Whether this is what a RUN left that failed. */
  readonly failed: boolean;
  /** Runs a process with a terminal in a copy of the state that goes with it. */
  run(request: StepProcessRequest): Promise<Outcome<EngineProcess>>;
  /** Entries of a folder of the state as it was opened, by its absolute path. */
  folder(path: string): Promise<Outcome<ImageFolder>>;
  /**
   * The first `length` bytes of an ordinary file of the state as it was opened; a link is followed. What is
   * something else is `refused`.
   *
   * @param path absolute
   */
  file(path: string, length: number): Promise<Outcome<StepFile>>;
  /** Settles when the state is lost: the engine went away, or it was closed. */
  readonly ended: Promise<void>;
  close(): void;
}

export type OpenedStep =
  | { readonly state: 'opened'; readonly step: EngineStep }
  /** The engine does not let states be opened. */
  | { readonly state: 'unsupported' }
  /** In the engine's words. `isStep`: the RUN itself failed, and the engine does not tell what it left. */
  | { readonly state: 'failed'; readonly message: string; readonly isStep: boolean }
  | { readonly state: 'cancelled' };

/** The part of the port about states of builds. */
export interface StepEngine {
  /** Builds what is missing, and opens the state. Aborting gives it up while it is being opened. */
  openStep(
    request: EngineStepRequest,
    emit: (event: UnstampedBuildEvent) => void,
    signal: AbortSignal,
  ): Promise<OpenedStep>;
}
