import type { Edit, Hunk, Span, Text } from '@stagecraft/dockerfile';

/** One thing to be told of a file: by BuildKit's rules, by the linter, or by both. */
export interface Notice {
  /** The rule's id, or the problem's code. */
  readonly code: string;
  /** The rule's names in hadolint and among Docker's checks. */
  readonly aliases: readonly string[];
  readonly severity: 'error' | 'warning' | 'info' | 'style';
  /** The build would be refused. */
  readonly isRefused: boolean;
  /** A rule speaks, which has a page and can be suppressed. */
  readonly isRule: boolean;
  readonly span: Span;
  readonly message: Text;
  readonly hint: Text | null;
  /** Index of the instruction it belongs to. */
  readonly instruction: number | null;
  /** Index of the stage it belongs to. */
  readonly stage: number | null;
  readonly isFixable: boolean;
}

/** Why commands in RUN were not looked at by ShellCheck; `count` is how many of them. */
export type Unchecked =
  { readonly reason: 'missing' } | { readonly reason: 'failed'; readonly count: number };

/** What there is to say of a file, in the order of its text. */
export interface Notices {
  readonly notices: readonly Notice[];
  /** Null where there is nothing to tell of that. */
  readonly unchecked: Unchecked | null;
}

/** What a rule says of itself. */
export interface RuleText {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
  readonly example: { readonly bad: string; readonly good: string } | null;
  /** Null where its findings have fixes. */
  readonly noFix: string | null;
  readonly docs: readonly string[];
}

/** Edits of a text, and how its lines come out. */
export interface TextChange {
  readonly edits: readonly Edit[];
  readonly hunks: readonly Hunk[];
}

/** What a policy file is to say of a rule. */
export interface PolicyQuestion {
  /** The policy file as it is; empty for one that is to be made. */
  readonly text: string;
  /** All names of the rule, the one that is written by default first. */
  readonly names: readonly string[];
  readonly value: 'off' | Notice['severity'];
}

/** What is to be silenced at an instruction, or in the whole file, and why. */
export interface SuppressionQuestion extends Pick<Notice, 'code' | 'aliases' | 'instruction'> {
  readonly reason: string;
}

/** What can be done about notices at a place. */
export interface FixOffer extends TextChange {
  readonly kind: 'fix' | 'suppress';
  readonly code: string;
  readonly title: string;
  /** How the image comes out different; null when what is built stays the same. */
  readonly changes: string | null;
}

/** Which findings are fixed at once. */
export type FixScope =
  /** Those of one rule. */
  | { readonly kind: 'rule'; readonly rule: string }
  /** Those after which the same is built. */
  | { readonly kind: 'safe' };

/** What fixing many findings at once comes to. */
export interface FixAllAnswer extends TextChange {
  /** How many fixes each rule makes. */
  readonly fixed: Readonly<Record<string, number>>;
  /** How the image comes out different, each said once. */
  readonly changes: readonly string[];
}
