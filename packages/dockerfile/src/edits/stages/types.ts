/** What a stage is to be built from. */
export type NewBase =
  | { readonly kind: 'image'; readonly ref: string }
  | { readonly kind: 'stage'; readonly stage: number }
  | { readonly kind: 'scratch' };

/** Gestures on stages. Names are written in lower case; a name of null lets a free one be found. */
export type StageIntent =
  | {
      readonly kind: 'addStage';
      readonly base: NewBase;
      readonly name: string | null;
      /** Index that the new stage will have; null puts it last. */
      readonly at: number | null;
      /** Instructions of the new stage, as text; empty for none. */
      readonly text?: string;
    }
  /** Everywhere it is named; an unnamed stage gets `AS name`. Null takes the name away, where nothing needs it. */
  | { readonly kind: 'renameStage'; readonly stage: number; readonly name: string | null }
  | { readonly kind: 'duplicateStage'; readonly stage: number; readonly name: string | null }
  /**
   * `refuse`: only where nothing depends on it; the refusal lists what does and offers the others.
   * `cascade`: also the instructions that name it, and the stages built FROM it.
   * `inline`: stages built FROM it take its base and its instructions. `image`: what names it names its
   * base instead.
   */
  | {
      readonly kind: 'deleteStage';
      readonly stage: number;
      readonly how: 'refuse' | 'cascade' | 'inline' | 'image';
      /** It is on the clipboard: told as cut. */
      readonly cut?: true;
    }
  /** `to` is the index that it will have. Numbers that name stages follow. */
  | { readonly kind: 'moveStage'; readonly stage: number; readonly to: number }
  /** The instructions from `before` on become a stage FROM the first part, and keep the stage's name. */
  | {
      readonly kind: 'splitStage';
      readonly stage: number;
      readonly before: number;
      /** Of the first part. */
      readonly name: string | null;
    }
  /** A stage and the one stage built FROM it become one. */
  | { readonly kind: 'mergeStages'; readonly stage: number; readonly into: number }
  /**
   * Instructions of one stage, next to each other, become a stage of their own; what they made is taken
   * from there by COPY --from.
   */
  | {
      readonly kind: 'extractStage';
      readonly instructions: readonly number[];
      readonly name: string | null;
      /** Paths to copy; what instructions make is not in their text. */
      readonly paths: readonly { readonly source: string; readonly destination: string }[];
    }
  | { readonly kind: 'setBase'; readonly stage: number; readonly base: NewBase };
