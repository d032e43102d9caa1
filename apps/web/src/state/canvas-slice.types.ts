import type { BuildComparison, PredictedInstruction, Problem } from '@stagecraft/contracts';
import type { GraphIntent } from '@stagecraft/dockerfile';
import type { TextChange } from './task-slice.types.ts';
import type { GraphComparison } from './canvas/compare-builds.ts';
import type { CacheRecord } from './canvas/heat.ts';
import type { IntentAnswer, RefactoringOffer } from '../language/service.ts';

/** What is selected on the canvas and in the tree: rows, or nodes, or one edge. */
export interface CanvasSelection {
  /** Ids of nodes of the graph. */
  readonly nodes: readonly string[];
  /** Ids of instructions. */
  readonly rows: readonly string[];
  /** Id of an edge of the graph. */
  readonly edge: string | null;
}

/** What a gesture that is being made would do. */
export interface GesturePreview {
  readonly intent: GraphIntent;
  /** Version of the text that it is about. */
  readonly version: number;
  readonly answer: IntentAnswer;
}

/** What became of a gesture, to be said once; `count` grows so that the same can be said twice. */
export interface CanvasNotice {
  readonly kind: 'done' | 'refused' | 'undone' | 'redone' | 'stale' | 'end';
  /** A sentence in the page's language; empty where the kind says it all. */
  readonly text: string;
  readonly notes: readonly string[];
  /** Other ways, where it was refused. */
  readonly offers: readonly { readonly label: string; readonly intent: GraphIntent }[];
  /** The texts of a gesture that put instructions in another order; null for any other. */
  readonly order: TextChange | null;
  readonly count: number;
}

/** What a build would take from the cache if it were started now. */
export interface Foretold {
  /** `asking`: rows are those of the answer before, which may not hold any more. */
  readonly state: 'asking' | 'ready' | 'failed';
  /** By the instruction's id; those without a step of their own are not in it. */
  readonly rows: ReadonlyMap<string, PredictedInstruction>;
  /** Why it cannot be told; null unless it failed. */
  readonly problem: Problem | null;
}

/** The canvas and the tree, which show the same graph: selection, gestures and ways to look at it. */
export interface CanvasSlice {
  readonly selection: CanvasSelection;
  readonly gesture: GesturePreview | null;
  readonly canvasNotice: CanvasNotice | null;
  /** What the last builds of the shown Dockerfile took from the cache, newest first; known while colours tell it. */
  readonly cacheHistory: readonly CacheRecord[];
  /** What a build would take from the cache; null while nobody wants to see it. */
  readonly foretold: Foretold | null;
  /** Two builds whose differences are shown; null while nobody wants to see any. */
  readonly comparedBuilds: GraphComparison | null;
  /** Ids of stage nodes that show their header only. */
  readonly collapsed: readonly string[];
  /** What is looked for; null while nobody searches. */
  readonly canvasSearch: string | null;
  /** Only what the target needs is shown in full. */
  readonly targetFocus: boolean;
  /** Id of the instruction whose relations are lit. */
  readonly spotlight: string | null;
  /** Id of the instruction whose form is open. */
  readonly openForm: string | null;
  /** How often a form was asked for: each time the keyboard goes into it, also from one form to another. */
  readonly formOpenings: number;
  /** Replaces the selection; what is left out is empty. */
  select(selection: Partial<CanvasSelection>): void;
  /** Shows what an intent would do to the shown snapshot; null ends the gesture. Never throws. */
  previewIntent(intent: GraphIntent | null): Promise<void>;
  /** Asks what an intent would do, with graph and text; null when it is of no use any more. */
  askIntent(intent: GraphIntent): Promise<IntentAnswer | null>;
  /** Asks only whether it can be done, for any number of intents at once; the answer has no graph. */
  checkIntent(intent: GraphIntent): Promise<IntentAnswer | null>;
  /** Asks what could be made better; empty when it can't be known now. */
  askRefactorings(): Promise<readonly RefactoringOffer[]>;
  /**
   * Does it, as one step of the editor's undo stack, says so in `canvasNotice`, and selects what it made.
   * False when it was refused, or when the text has changed since the snapshot.
   */
  perform(intent: GraphIntent): Promise<boolean>;
  /** Says that what was to be moved can't go any further. */
  tellEnd(): void;
  /** The editor's undo and redo, from wherever the keyboard is; after the gestures that were made before. */
  undoText(): void;
  redoText(): void;
  toggleCollapsed(node: string): void;
  setCollapsed(nodes: readonly string[]): void;
  setCanvasSearch(text: string | null): void;
  setTargetFocus(on: boolean): void;
  setSpotlight(instruction: string | null): void;
  /** Shows in what two builds differ, on the graph of the later one's Dockerfile. */
  compareOnGraph(answer: BuildComparison): Promise<void>;
  endComparison(): void;
  setForetold(foretold: Foretold | null): void;
  setOpenForm(instruction: string | null): void;
}
