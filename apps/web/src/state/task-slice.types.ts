import type { InstructionPlace, NewBase, SourceEnd } from '@stagecraft/dockerfile';
import type { FactAnswers, QuickWant } from '../language/facts.ts';

/** A text before and after something was done to it. */
export interface TextChange {
  readonly before: string;
  readonly after: string;
}

/** A gesture that still has to ask something before its intent is known. */
export type GestureTask =
  /** Which instruction; null takes the place that is selected, or the text cursor's. */
  | { readonly kind: 'addInstruction'; readonly place: InstructionPlace | null }
  /** From what, and under which name. `base` is suggested. */
  | { readonly kind: 'addStage'; readonly base: NewBase | null }
  /** What a stage is to take from a source, and which paths of it. */
  | {
      readonly kind: 'connect';
      readonly source: SourceEnd;
      /** Known already, e.g. files that were dragged; else empty. */
      readonly paths: readonly string[];
      readonly place: InstructionPlace;
      /** Pixels in the window, where the question is asked; null for the middle of the canvas. */
      readonly at: { readonly x: number; readonly y: number } | null;
    }
  /** What is to be asked about instructions, by their ids: which stage, which paths, or only whether. */
  | {
      readonly kind: 'moveRows' | 'whatIf' | 'extractStage' | 'mergeRuns' | 'addCacheMounts';
      readonly rows: readonly string[];
    }
  /** What an order that was made would have meant for the last builds: the whole texts. */
  | { readonly kind: 'orderChanged'; readonly change: TextChange }
  /** The text of one instruction, by its id. */
  | { readonly kind: 'editText'; readonly row: string }
  /** Where an edge, by its id, is to come from; what was dropped on is suggested. */
  | { readonly kind: 'reroute'; readonly edge: string; readonly to: SourceEnd | null }
  /** Where an edge is to lead; what was dropped on is suggested. */
  | {
      readonly kind: 'rerouteTarget';
      readonly edge: string;
      readonly place: InstructionPlace | null;
    }
  /** Which of the edges go that are drawn as one line with this one. */
  | { readonly kind: 'deleteEdges'; readonly edge: string }
  /** Which stage is to be built from a source, or to copy from it. */
  | {
      readonly kind: 'useSource';
      readonly way: 'base' | 'copy';
      readonly from: SourceEnd;
    }
  /** What is known of an image. */
  | { readonly kind: 'aboutImage'; readonly ref: string }
  /** What of the build context a build is sent. */
  | { readonly kind: 'showSent' }
  /** What is to be asked about a stage, by its node's id. */
  | {
      readonly kind:
        | 'renameStage'
        | 'deleteStage'
        | 'setBase'
        | 'chooseSource'
        | 'splitRuntime'
        | 'dependenciesFirst';
      readonly stage: string;
    };

/** What is being asked on the canvas, and where answers can be suggested from. */
export interface TaskSlice {
  readonly task: GestureTask | null;
  /** Starts asking; null ends it, and what is shown of it. */
  setTask(task: GestureTask | null): void;
  /** Asks the server about the world outside of the text; null when it can't be had. Never throws. */
  lookUp<W extends Exclude<QuickWant, { readonly kind: 'builds' }>>(
    want: W,
  ): Promise<FactAnswers[W['kind']] | null>;
}
