import type {
  BuildOptions,
  ContainerDetail,
  ImageDetail,
  Problem,
  StepRunPlan,
} from '@stagecraft/contracts';
import type { BuiltStage } from './files-slice.types.ts';
import type { RunLog } from './container/run-log.ts';
import type { RunOptions } from './container/run-choices.ts';

/**
 * `options`: not started. `gone`: removed by somebody else. `lost`: what became of the container is not
 * known, since the engine or the server does not tell.
 */
export type RunPhase = 'options' | 'starting' | 'running' | 'stopping' | 'ended' | 'gone' | 'lost';

/** A step of a build that is run by itself. */
export interface RunStep {
  readonly buildId: string;
  /** Index in the built text. */
  readonly instruction: number;
  /** As the builder names it. */
  readonly name: string;
  /** Null while it is asked for, or when that failed. */
  readonly plan: StepRunPlan | null;
  /** How far what is before the step is built; null before it is told, and once the container runs. */
  readonly building: {
    readonly step: string;
    readonly done: number;
    readonly total: number;
  } | null;
}

/** An image that is run, from the choice of options to the container's end. */
export interface ContainerRun {
  /** What is run is the state before this step, with its command; null for an image as it is. */
  readonly step: RunStep | null;
  /** Id or name; of a step's image the id once it runs. */
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
  /** Why what is before the step could not be built, in the engine's words. */
  readonly failure: string | null;
}

/** Why there is no image of a stage to run. */
export type StageRunFailure =
  /** The server did not take the build. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** The build did not succeed, in the engine's words. */
  | { readonly kind: 'build'; readonly number: number; readonly error: string | null }
  /** It succeeded, and made no image that the engine keeps. */
  | { readonly kind: 'noImage'; readonly number: number }
  /** The file could not be saved; the editor says why. */
  | { readonly kind: 'save' };

/** A stage of the shown text that shall be run, from an image that there is or that is built first. */
export interface StageRun {
  /** Index in the graph. */
  readonly stage: number;
  /** What is built: the options with the stage as target. */
  readonly options: BuildOptions;
  readonly built: BuiltStage | 'looking' | null;
  readonly phase: 'choice' | 'building' | 'stopping';
  readonly failure: StageRunFailure | null;
}

export interface ContainerSlice {
  readonly stageRun: StageRun | null;
  /** Asks how a stage of the shown text shall be run; nothing where it is not there. */
  readonly openStage: (stage: number) => Promise<void>;
  /** Builds the stage that is asked about, then shows the dialog for its image. */
  readonly buildStage: () => Promise<void>;
  /** Stops the build of the stage, or else ends the question. */
  readonly closeStage: () => void;
  readonly containerRun: ContainerRun | null;
  /** Shows the dialog for an image; a container that runs already is shown instead. */
  readonly openRun: (image: string) => Promise<void>;
  /** Shows the dialog for a RUN of a build; a container that runs already is shown instead. */
  readonly openStep: (step: Pick<RunStep, 'buildId' | 'instruction' | 'name'>) => Promise<void>;
  readonly setRunOptions: (change: Partial<RunOptions>) => void;
  readonly startRun: () => Promise<void>;
  readonly stopRun: () => Promise<void>;
  /** Removes the container, also one that runs, and goes back to the options. */
  readonly removeRun: () => Promise<void>;
  /** Closes the dialog. A container that is to be removed when it has ended is removed if it has. */
  readonly closeRun: () => void;
}
