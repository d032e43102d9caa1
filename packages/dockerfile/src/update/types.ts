import type { Edit } from '../edits/edit.ts';
import type { DockerfileModel, Problem, SyntaxNode } from '../types.ts';

/** How far a part of the model moved; what a part does not have is left alone. */
export interface Shift {
  /** UTF-16 code units. */
  readonly offset: number;
  readonly line: number;
  /** Instruction index. */
  readonly index: number;
  /** Stage index. */
  readonly stage: number;
}

/** A list's change: entries kept at its start, new ones, and entries kept (shifted) at its end. */
export interface Splice<T> {
  readonly before: number;
  readonly between: readonly T[];
  readonly after: number;
}

/**
 * What turns one model into the next: plain data, small for a small edit. `edit` counts in the text of
 * the model before.
 */
export interface ModelDelta {
  readonly edit: Edit;
  readonly escape: DockerfileModel['escape'];
  readonly newline: DockerfileModel['newline'];
  readonly nodes: Splice<SyntaxNode>;
  readonly problems: Splice<Problem>;
  /** Of the nodes and problems kept at the end. */
  readonly shift: Shift;
  /** New ids of instructions kept at the end, by their index in the next model. */
  readonly ids: readonly (readonly [index: number, id: string])[];
}
