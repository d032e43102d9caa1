import type { ContainerDetail, ImageDetail, Problem } from '@stagecraft/contracts';
import type { RunLog } from './container/run-log.ts';
import type { RunOptions } from './container/run-options.ts';

/**
 * `options`: not started. `gone`: removed by somebody else. `lost`: what became of the container is not
 * known, since the engine or the server does not tell.
 */
export type RunPhase = 'options' | 'starting' | 'running' | 'stopping' | 'ended' | 'gone' | 'lost';

/** An image that is run, from the choice of options to the container's end. */
export interface ContainerRun {
  /** Id or name. */
  readonly image: string;
  /** Null while it is looked up, or when that failed. */
  readonly detail: ImageDetail | null;
  readonly options: RunOptions;
  readonly phase: RunPhase;
  readonly container: ContainerDetail | null;
  readonly log: RunLog;
  /** Whether somebody asked here for its end. */
  readonly stopAsked: boolean;
  readonly problem: Problem | null;
}

export interface ContainerSlice {
  readonly containerRun: ContainerRun | null;
  /** Shows the dialog for an image; a container that runs already is shown instead. */
  readonly openRun: (image: string) => Promise<void>;
  readonly setRunOptions: (change: Partial<RunOptions>) => void;
  readonly startRun: () => Promise<void>;
  readonly stopRun: () => Promise<void>;
  /** Removes the container, also one that runs, and goes back to the options. */
  readonly removeRun: () => Promise<void>;
  /** Closes the dialog. A container that is to be removed when it has ended is removed if it has. */
  readonly closeRun: () => void;
}
