import type { Instruction, Span } from '@stagecraft/dockerfile';

/**
 * The shell commands of an instruction. All ranges are in the Dockerfile's text; one that goes over a
 * continuation spans it.
 */
export interface ShellScript {
  /** The one whose commands these are: of an ONBUILD, its trigger. */
  readonly instruction: Instruction;
  /** Every simple command in the order of the text, however deep it stands. */
  readonly commands: readonly ShellCommand[];
  readonly pipelines: readonly ShellPipeline[];
  /** The shell would refuse it, or we can't read it whole; what could be read is there. */
  readonly isBroken: boolean;
}

/** Commands joined by `|`; one alone is a pipeline too. */
export interface ShellPipeline {
  readonly span: Span;
  /** How many elements it has: 2 of `a | (b; c)`. */
  readonly length: number;
  /** Its elements that are simple commands: `a` of `a | (b; c)`. Commands within the others have pipelines of their own. */
  readonly commands: readonly ShellCommand[];
}

/** A simple command. */
export interface ShellCommand {
  /** With its assignments and redirections. */
  readonly span: Span;
  /**
   * The program's name as written without quotes (`/usr/bin/apt-get`), after wrappers; null when it is
   * not known before it runs (`$CMD`), or for assignments alone.
   */
  readonly program: string | null;
  /** {@link program} without its folder (`apt-get`). */
  readonly name: string | null;
  readonly nameSpan: Span;
  /** Words after the program's name. */
  readonly args: readonly ShellWord[];
  /** Commands that only start this one, the outermost first: `sudo`, `env`, `exec`, `time`, `nice`, `xargs` … */
  readonly wrappers: readonly ShellWord[];
  /** `NAME=value` before the command or its wrapper's (`env NAME=value`). */
  readonly assignments: readonly ShellAssignment[];
  readonly redirects: readonly ShellRedirect[];
  /**
   * How it follows what is before it in the same list, be it a command or an `if`; null for the
   * first. The end of a line counts as `;`.
   */
  readonly after: '&&' | '||' | ';' | '&' | '|' | '|&' | null;
  /** It, or what it stands in, ends with `&`. */
  readonly inBackground: boolean;
  /** What it stands in, the innermost first: `["condition", "subshell"]`; empty at the top. */
  readonly within: readonly ShellNesting[];
  /** Its list's number, so that commands that run one after the other in the same shell can be told. */
  readonly list: number;
}

export type ShellNesting =
  | 'subshell'
  | 'group'
  | 'condition' // what `if` and `while` ask
  | 'branch' // what `if`, `case` run
  | 'loop'
  | 'function'
  | 'substitution' // `$(…)`, backquotes, `<(…)`
  | 'script'; // the text that `sh -c` gets, or a here-document that a shell reads

/** One word of a command. */
export interface ShellWord {
  readonly span: Span;
  /** As written, continuations taken out. */
  readonly text: string;
  /** Without quotes and escapes; null when an expansion makes it unknown. Globs and braces are left as they are. */
  readonly value: string | null;
  /** What is known of its beginning, up to the first expansion: `pkg=` of `pkg="$V"`. */
  readonly prefix: string;
  readonly isQuoted: boolean;
  /** Names of the variables it expands. */
  readonly variables: readonly string[];
}

export interface ShellAssignment {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: ShellWord | null;
}

export interface ShellRedirect {
  /** `>`, `>>`, `<`, `2>&1`'s `>&`, `<<`, `<<<` … */
  readonly operator: string;
  /** The number before it (`2` of `2>&1`); null when none is written. */
  readonly descriptor: number | null;
  /** What stands after it; of a here-document, its delimiter. */
  readonly target: ShellWord | null;
}

/** Reads one shell text. Offsets count in that text. */
export interface ShellParser {
  /** Never throws; what it can't read is left out and `isBroken` says so. */
  parse(text: string): ParsedShell;
}

/** {@link ShellScript} before it has its place in a file: spans count in the shell text. */
export type ParsedShell = Omit<ShellScript, 'instruction'>;
