import type { Cooked, Instruction } from '@stagecraft/dockerfile';

/** What ShellCheck takes for `--shell`. */
export type ShellCheckDialect = 'sh' | 'bash' | 'dash' | 'ksh';

/** One comment of `shellcheck --format=json1`. Lines and columns count from 1, columns in code points. */
export interface ShellCheckComment {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly level: 'error' | 'warning' | 'info' | 'style';
  /** `2086` of SC2086. */
  readonly code: number;
  readonly message: string;
  readonly fix: { readonly replacements: readonly ShellCheckReplacement[] } | null;
}

/** What ShellCheck would write in the place of a range; an empty range is an insertion. */
export interface ShellCheckReplacement {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** `beforeStart`: it belongs to what stands before it; `afterEnd`: to what follows. */
  readonly insertionPoint: 'beforeStart' | 'afterEnd';
  /** Of those at one place, the one with the higher number stands further in. */
  readonly precedence: number;
  readonly replacement: string;
}

/**
 * Runs ShellCheck on one script. Null when it is not there, takes too long, or says something else than
 * its format; never rejects. `signal` ends it at once, with null.
 */
export type ShellChecker = (
  script: string,
  options: { readonly shell: ShellCheckDialect; readonly signal?: AbortSignal },
) => Promise<readonly ShellCheckComment[] | null>;

/** What ShellCheck gets for one instruction. */
export interface CheckedScript {
  /** The RUN, or the trigger that is one. */
  readonly instruction: Instruction;
  /** The text, and before it the variables of ARG and ENV, exported, and the shell's own `-e`. */
  readonly text: string;
  readonly shell: ShellCheckDialect;
  /** Lines of `text` that are not in the file. */
  readonly linesBefore: number;
  /** The rest of `text`, and where its parts stand in the file. */
  readonly source: Cooked;
}

/** What ShellCheck says of a script. */
export interface CommentedScript {
  readonly script: CheckedScript;
  readonly comments: readonly ShellCheckComment[];
}
