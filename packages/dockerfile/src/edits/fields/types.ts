/** Changes of one instruction's parts; what no change names stays as it is written. */
export interface FieldIntent {
  readonly kind: 'setFields';
  readonly instruction: number;
  /** The parts are those of the instruction that this ONBUILD keeps for later. */
  readonly trigger?: true;
  readonly changes: readonly FieldChange[];
}

/** Values are as the Dockerfile has them: `$VAR` expands, quotes are written where they are needed. */
export type FieldChange =
  /**
   * `at` counts the flags of this name as they were before any change, in the order of the text; one more
   * than there are adds it. `value` null removes it, true is a flag without a value.
   */
  | {
      readonly field: 'flag';
      readonly name: string;
      readonly at: number;
      readonly value: string | true | null;
    }
  /** The words after the flags: sources and destination, ports, volumes, the words of an exec form. */
  | { readonly field: 'words'; readonly words: readonly string[] }
  /** All after the flags, as raw text; line breaks in it are written as continuations. */
  | { readonly field: 'arguments'; readonly text: string }
  /** ENV, LABEL, ARG: pair `at` of those before any change; one more than there are adds it. */
  | {
      readonly field: 'pair';
      readonly at: number;
      /** Null removes the pair. `value` null is a name alone (ARG). */
      readonly pair: { readonly name: string; readonly value: string | null } | null;
    }
  /** Between shell form and exec (JSON) form; refused where the meaning can't be kept. */
  | { readonly field: 'form'; readonly form: 'exec' | 'shell' }
  /** FROM: image or stage, platform, name; null removes. */
  | { readonly field: 'image'; readonly text: string }
  | { readonly field: 'name'; readonly name: string | null }
  /** The body of here-document `at`. */
  | { readonly field: 'heredoc'; readonly at: number; readonly text: string };
