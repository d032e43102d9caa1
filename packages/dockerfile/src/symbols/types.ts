import type { Span } from '../types.ts';

/** One place where a symbol is written. */
export interface Occurrence {
  readonly span: Span;
  readonly role: 'definition' | 'reference';
  /** `index`: a stage is named by its number. */
  readonly form: 'name' | 'index';
  /** Index of the instruction it stands in. */
  readonly instruction: number;
}

/** A stage, a variable (ARG or ENV, within its reach) or a heredoc's name, with all its places. */
export interface NamedSymbol {
  readonly kind: 'stage' | 'variable' | 'heredoc';
  /** As BuildKit uses it: stage names in lower case. Empty for a stage without a name. */
  readonly name: string;
  /** In the order of the text; the first definition is where "go to definition" leads. */
  readonly occurrences: readonly Occurrence[];
}
