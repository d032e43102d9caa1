import type { Text } from '../types.ts';

/**
 * The Dockerfile language explained. Texts are Markdown of one paragraph or several: plain sentences
 * with `code` in backticks, nothing else.
 */

/** What a value may be, for completion and checks; `text` takes anything. */
export type ValueKind =
  | { readonly kind: 'enum'; readonly values: readonly EnumValue[] }
  | {
      readonly kind:
        | 'boolean'
        | 'checksum'
        | 'context-path'
        | 'device'
        | 'duration'
        | 'environment-variable'
        | 'image-path'
        | 'mode'
        | 'mount'
        | 'number'
        | 'owner'
        | 'pattern'
        | 'platform'
        | 'size'
        | 'source'
        | 'text';
    };

export interface EnumValue {
  readonly value: string;
  readonly text: Text;
}

/** A flag of an instruction. */
export interface FlagReference {
  /** Without `--`. */
  readonly name: string;
  readonly value: ValueKind;
  /** May be given more than once. */
  readonly repeats?: true;
  /** What counts when the flag is absent, as it would be written; null where that is nothing. */
  readonly default: string | null;
  readonly text: Text;
  /** A whole instruction that uses it. */
  readonly example: string;
  readonly url: string;
}

/** A way to write an instruction. */
export interface SyntaxForm {
  readonly label: string;
  readonly text: Text;
  /** In the order of the label. */
  readonly parameters: readonly FormParameter[];
}

export interface FormParameter {
  /** As it stands in the label. */
  readonly label: string;
  readonly text: Text;
}

export interface InstructionReference {
  /** Upper case. */
  readonly keyword: string;
  /** What it does: one sentence. */
  readonly summary: Text;
  /** When to use it, and what is easy to get wrong. */
  readonly details: Text;
  readonly forms: readonly SyntaxForm[];
  /** Instructions that stand after a FROM; for FROM a whole Dockerfile. */
  readonly example: string;
  readonly url: string;
  readonly flags: readonly FlagReference[];
}

/** A key of `RUN --mount=type=…`. */
export interface MountKeyReference {
  readonly name: string;
  /** Other spellings. */
  readonly aliases: readonly string[];
  readonly value: ValueKind;
  readonly required: boolean;
  /** What counts when the key is absent; null where that is nothing. */
  readonly default: string | null;
  readonly text: Text;
}

export interface MountTypeReference {
  readonly type: string;
  readonly text: Text;
  /** The most useful first. */
  readonly keys: readonly MountKeyReference[];
  /** A whole RUN. */
  readonly example: string;
  readonly url: string;
}

/** `# name=value` at the top of the file. */
export interface DirectiveReference {
  readonly name: string;
  readonly text: Text;
  /** Values worth offering. */
  readonly values: readonly EnumValue[];
  readonly example: string;
  readonly url: string;
}

/** A build check that `# check=skip=NAME` leaves out. */
export interface CheckReference {
  readonly name: string;
  /** What it wants of a Dockerfile. */
  readonly text: Text;
}

/** An ARG that exists without being written. */
export interface PredefinedArgument {
  readonly name: string;
  /** `platform` ones need an `ARG NAME` in the stage that uses them; `proxy` ones do not. */
  readonly group: 'platform' | 'proxy';
  readonly text: Text;
  /** What a value looks like. */
  readonly sample: string;
}

export interface SignalReference {
  /** With SIG. */
  readonly name: string;
  /** On x86 and ARM. */
  readonly number: number;
  readonly text: Text;
}

export interface PortReference {
  readonly port: number;
  /** What usually listens there. */
  readonly name: string;
}
