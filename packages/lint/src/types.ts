import type { Edit, Instruction, Span, Text } from '@stagecraft/dockerfile';

/** How much a finding weighs, as hadolint orders them: https://github.com/hadolint/hadolint#rules */
export type Severity = 'error' | 'warning' | 'info' | 'style';

/** A change of the text that makes a finding go away. */
export interface Fix {
  /** What it does, as a command: "Write the port without a mapping". */
  readonly title: Text;
  /** Minimal edits in the order of the text, none overlapping. */
  readonly edits: readonly Edit[];
  /** How the image comes out different; null when what is built stays the same. */
  readonly changes: Text | null;
}

/** What a rule found at one place. */
export interface Report {
  readonly span: Span;
  /** The instruction it belongs to (a trigger counts as its ONBUILD); null for the file as a whole. */
  readonly instruction: Instruction | null;
  /** Where the rule is about two: the other one, above which hadolint's pragma may stand as well. */
  readonly other?: Instruction;
  /** What is wrong here; the rule's title when left out. */
  readonly message?: Text;
  /** Where this rule asks about more than one thing, the aliases that are meant here; all by default. */
  readonly alias?: string | readonly string[];
  /** How much this one weighs where policy says nothing; as much as the rule by default. */
  readonly severity?: Severity;
  /** Worked out when it is asked for; null when there is none after all. */
  readonly fix?: () => Fix | null;
}

/** A report that stands after pragmas and policy. */
export interface Finding {
  /** The rule's id. */
  readonly rule: string;
  /** Names of the same rule elsewhere (`DL3006`, `JSONArgsRecommended`). */
  readonly aliases: readonly string[];
  readonly severity: Severity;
  /** The build is refused for it. */
  readonly isRefused: boolean;
  readonly span: Span;
  readonly message: Text;
  /** Index of the instruction it belongs to. */
  readonly instruction: number | null;
  /** Index of the stage it belongs to. */
  readonly stage: number | null;
  readonly fix: (() => Fix | null) | null;
}
