import type {
  BuildOptions,
  CopyReport,
  ImageFolder,
  Problem,
  StateSide,
  StepCommands,
  StepFileHead,
  StepState,
} from '@stagecraft/contracts';
import type { ApiResult } from '../api/client.ts';

/** An instruction of a text that was or will be built. */
export interface StepPlace {
  readonly options: BuildOptions;
  readonly text: string;
  /** Index in the text. */
  readonly instruction: number;
  /** Id of the same instruction of the shown Dockerfile; null where there is none. */
  readonly row: string | null;
}

/** How far a state of a build is. */
export type StepProgress =
  | {
      readonly phase: 'opening';
      /** As the builder names the step that goes on; empty before the first. */
      readonly step: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly phase: 'open'; readonly state: StepState }
  /** In the engine's words; `isStep`: the RUN failed again, and the engine does not tell what it left. */
  | { readonly phase: 'failed'; readonly message: string; readonly isStep: boolean }
  | { readonly phase: 'refused'; readonly problem: Problem };

/** A state of a build that is looked at. */
export interface StepView {
  readonly place: StepPlace;
  readonly side: StateSide;
  readonly progress: StepProgress;
}

/** What is done with states of a build. */
export interface StepActions {
  /** Opens a state and shows it beside the terminals; with `shell` a shell in it, too. */
  open(place: StepPlace, side: StateSide, shell: boolean): Promise<void>;
  /** The same for an instruction of the shown Dockerfile, with the options that a build would have. */
  openHere(instruction: number, side: StateSide): Promise<void>;
  /** The same for the step at which the shown build failed: its index in the text that was built. */
  openFailed(instruction: number): Promise<void>;
  /** A further shell in the shown state. */
  openShell(): Promise<void>;
  /** Shows a state again, by its id, that the server keeps and this page does not know. */
  restore(id: string): Promise<void>;
  /** Why a COPY or ADD does not find its sources; null without a workspace. */
  explainCopy(place: StepPlace, signal: AbortSignal): Promise<ApiResult<CopyReport> | null>;
  /** Entries of a folder of a state, by the state's id. */
  folder(state: string, path: string, signal: AbortSignal): Promise<ApiResult<ImageFolder>>;
  /** The beginning of a file of a state. */
  file(state: string, path: string, signal: AbortSignal): Promise<ApiResult<StepFileHead>>;
  /** Hears what the shells of a state were given, again whenever that changes. */
  followCommands(
    state: string,
    heard: (commands: StepCommands) => void,
    signal: AbortSignal,
  ): Promise<void>;
  show(view: StepView | null): void;
}

/** States of a build between its instructions: shells in them, their files and environment. */
export interface StepSlice {
  /** The shown one; null while none is. */
  readonly stepView: StepView | null;
  /** Those that were opened, by the state's id. */
  readonly stepViews: ReadonlyMap<string, StepView>;
  /** Fetches what is done with them. */
  steps(): Promise<StepActions>;
}
