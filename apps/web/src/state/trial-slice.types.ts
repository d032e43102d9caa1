import type { Problem, StartBuildRequest } from '@stagecraft/contracts';

/** One of the two builds of a trial. */
export interface TrialBuild {
  readonly id: string;
  readonly number: number;
  /** It was there before: a build of exactly this. */
  readonly reused: boolean;
}

/** What one of the builds is made of. */
export type TrialPlan = Pick<StartBuildRequest, 'options' | 'dockerfileText'>;

/** What is being done of a trial. */
export type TrialStep = 'before' | 'change' | 'after';

/** Why a trial ended too early. */
export type TrialFailure =
  /** The server did not take a build. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** A build did not succeed, in the engine's words. */
  | { readonly kind: 'build'; readonly number: number; readonly error: string | null }
  /** Somebody stopped a build from elsewhere, or its server ended. */
  | { readonly kind: 'stopped'; readonly number: number }
  /** The file could not be saved; the editor says why. */
  | { readonly kind: 'save' }
  /** The text is another than at the beginning, or the change cannot be made any more. */
  | { readonly kind: 'change' };

/** A change that is built without and with it, so that the two can be compared. */
export interface Trial {
  /** What is tried, in a few words. */
  readonly title: string;
  readonly step: TrialStep;
  readonly state: 'running' | 'stopping' | 'cancelled' | 'failed' | 'done';
  readonly failure: TrialFailure | null;
  readonly before: TrialBuild | null;
  readonly after: TrialBuild | null;
  /** What is built, once the change is made; null before. */
  readonly planned: { readonly before: TrialPlan; readonly after: TrialPlan } | null;
  /** Both builds leave the cache out. */
  readonly withoutCache: boolean;
}

/** Applying a change and comparing the builds before and after it. */
export interface TrialSlice {
  readonly trial: Trial | null;
  /**
   * Builds the text as it is, unless a finished build of exactly this is known, makes the change as one
   * undo step, and builds again. Asks for typed secrets that are missing instead. `change` gives false where
   * it cannot be made any more.
   */
  startTrial(title: string, change: () => Promise<boolean>): Promise<void>;
  /** Builds both texts of a trial that is done again, without the cache. */
  repeatTrial(): Promise<void>;
  /** Stops the build that runs; nothing more is built or changed. */
  cancelTrial(): void;
  /** Takes a trial that has ended out of view. */
  endTrial(): void;
}
