/**
 * A place between instructions: right before `before`, or after the stage's last instruction where that
 * is null. Stage -1 is the part above the first FROM.
 */
export interface Place {
  readonly stage: number;
  readonly before: number | null;
}

/** Gestures on instructions. FROM is never among `instructions`: it stands for its stage. */
export type RowIntent =
  /**
   * Puts instructions in: any text that is whole instructions, comments and blank lines. With FROM it makes
   * stages, below the stage of the place.
   */
  | { readonly kind: 'insertText'; readonly place: Place; readonly text: string }
  /** Keeps their order, also when they come from several stages. */
  | {
      readonly kind: 'moveInstructions';
      readonly instructions: readonly number[];
      readonly place: Place;
    }
  | { readonly kind: 'duplicateInstructions'; readonly instructions: readonly number[] }
  | {
      readonly kind: 'deleteInstructions';
      readonly instructions: readonly number[];
      /** They are on the clipboard: told as cut. */
      readonly cut?: true;
    }
  /** Makes comment lines of them. */
  | { readonly kind: 'commentInstructions'; readonly instructions: readonly number[] }
  /** Replaces an instruction (FROM too) by the text of one instruction. */
  | { readonly kind: 'replaceInstruction'; readonly instruction: number; readonly text: string };
