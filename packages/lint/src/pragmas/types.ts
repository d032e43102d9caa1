import type { CommentNode } from '@stagecraft/dockerfile';

/** What a comment asks of the linter. Names are as written. */
export interface Pragma {
  readonly node: CommentNode;
  /**
   * `ignore`: the next instruction. `global`: the file. `stage`: the rest of the
   * stage, from the next instruction on. `shell`: names the shell from the next instruction on. `check`: Docker's own, for the next instruction.
   */
  readonly scope: 'ignore' | 'global' | 'stage' | 'shell' | 'check';
  /** Rules, or the shell's name as the only one. */
  readonly names: readonly string[];
  /** Index of the next instruction; null at the end of the file. */
  readonly instruction: number | null;
}

/** What the `# check=` directive at the top of the file asks. */
export interface CheckDirective {
  /** Rules not to be reported; `all` for every one. Lower case. */
  readonly skip: ReadonlySet<string>;
  /** Findings of Docker's checks make the build fail. */
  readonly isError: boolean;
  /** Experimental rules that are asked for; `all` for every one. Lower case. */
  readonly experimental: ReadonlySet<string>;
}
