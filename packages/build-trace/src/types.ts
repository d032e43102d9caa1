import type { BuildEvent, BuildState, HistoryEntry } from '@stagecraft/contracts';
import type { AnsiStyle } from './log/ansi.ts';

/** One piece of a step's log. */
export interface LogChunk {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  /** ms since epoch. */
  readonly at: number;
}

/** What a fold with a limit let go of a step's log, from its head: whole lines. */
export interface DroppedLog {
  /** Chunks that are gone; the first one left may have lost its beginning. */
  readonly chunks: number;
  readonly lines: number;
  /** Style that the first line left starts with. */
  readonly style: AnsiStyle;
}

/** Progress of one item within a step (a layer pulled, a layer exported). Bytes. */
export interface ItemProgress {
  readonly id: string;
  readonly action: string;
  readonly current: number;
  readonly total: number | null;
  readonly done: boolean;
}

export type StepPhase = 'queued' | 'running' | 'cached' | 'done' | 'failed' | 'cancelled';

/** A time in which a step ran. ms since epoch; `finishedAt` is null while it lasts. */
export interface StepInterval {
  readonly startedAt: number;
  readonly finishedAt: number | null;
}

/** One vertex of the solve, folded. Times are ms since epoch. */
export interface StepState {
  readonly id: string;
  readonly name: string;
  readonly inputs: readonly string[];
  /** Where the engine says it stands in the Dockerfile, 0-based lines; null where it doesn't say. */
  readonly lines: readonly { readonly first: number; readonly last: number }[] | null;
  readonly phase: StepPhase;
  /** Start of its first interval. */
  readonly startedAt: number | null;
  /** End of its last interval; null before it ended and while it runs again. */
  readonly finishedAt: number | null;
  /** ms actually spent, ended intervals summed; null before one ended. */
  readonly durationMs: number | null;
  /** When it ran: a step may run several times (cache query, then run), in order. */
  readonly intervals: readonly StepInterval[];
  readonly items: readonly ItemProgress[];
  /** The container and the image that the classic builder told for it, short ids; null where none was told. */
  readonly containerId: string | null;
  readonly imageId: string | null;
  readonly error: string | null;
  readonly exitCode: number | null;
  /** Append-only across folds of the same step, but for its head: see `dropped`. */
  readonly log: readonly LogChunk[];
  readonly dropped: DroppedLog;
}

export interface BuildFailure {
  readonly message: string;
  readonly stepId: string | null;
  readonly exitCode: number | null;
  /** 0-based. */
  readonly line: number | null;
}

export interface BuildWarning {
  readonly message: string;
  readonly detail: readonly string[];
  readonly url: string | null;
  readonly line: number | null;
}

/** A build folded from its events. Immutable; unchanged steps keep their identity between folds. */
export interface BuildTrace {
  /** Seq of the last event folded; 0 at the start. Events up to it are ignored (no doubles). */
  readonly lastSeq: number;
  readonly state: BuildState;
  readonly queuePosition: number | null;
  /** Why it was interrupted, when it was. */
  readonly interruption: Extract<BuildEvent, { type: 'build.interrupted' }>['reason'] | null;
  readonly builder: 'buildkit' | 'classic' | null;
  readonly queuedAt: number | null;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  /** In order of first announcement. */
  readonly steps: readonly StepState[];
  readonly context: {
    readonly bytes: number;
    readonly files: number;
    readonly done: boolean;
  } | null;
  readonly imageId: string | null;
  readonly tags: readonly string[];
  readonly warnings: readonly BuildWarning[];
  readonly failure: BuildFailure | null;
}

/** What a step stands for in the Dockerfile. */
export type StepMatch =
  | {
      readonly kind: 'instruction';
      readonly instruction: number;
      readonly stage: number;
      /** Further instructions (of any stage) that the step stands for: BuildKit merges equal work. */
      readonly shared?: readonly number[];
    }
  /** An ONBUILD trigger of the base image, shown at the FROM. */
  | { readonly kind: 'onbuild'; readonly instruction: number; readonly stage: number }
  /** Loading of definition, context, metadata, … */
  | { readonly kind: 'internal'; readonly what: string }
  | { readonly kind: 'export' }
  | { readonly kind: 'unknown' };

/** Where an entry of an image's history came from. */
export type HistoryOrigin =
  | { readonly kind: 'instruction'; readonly instruction: number }
  | { readonly kind: 'base' }
  | { readonly kind: 'unknown' };

export interface MatchedHistoryEntry {
  readonly entry: HistoryEntry;
  readonly origin: HistoryOrigin;
}

/** What a build did for one instruction, over all steps that stand for it. */
export interface InstructionState {
  readonly phase: StepPhase;
  /** ms since epoch; start of the first step, null while none started. */
  readonly startedAt: number | null;
  /** ms in which at least one step ran; null before one ended. */
  readonly durationMs: number | null;
  /** The engine's own text. */
  readonly error: string | null;
  readonly exitCode: number | null;
  /** Ids, in order of announcement. */
  readonly steps: readonly string[];
}
