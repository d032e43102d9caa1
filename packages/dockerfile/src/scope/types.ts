import type { Span } from '../types.ts';

/** A variable as one instruction sees it. */
export interface Variable {
  readonly name: string;
  readonly kind: 'arg' | 'env' | 'predefined';
  /** Null where it is unset, or where its value can't be known here (see `state`). */
  readonly value: string | null;
  /**
   * `set`: `value` is what BuildKit would use. `unset`: declared without a value, it expands to nothing.
   * `unknown`: it depends on what the text does not say (a platform, the base image's environment, …).
   */
  readonly state: 'set' | 'unset' | 'unknown';
  /** Where the value comes from. */
  readonly source: 'text' | 'build-arg' | 'predefined' | 'base-image';
  /** What defines it here, the nearest first; null for predefined ones and those of a base image. */
  readonly definition: VariableDefinition | null;
}

/** A name in ARG or ENV. */
export interface VariableDefinition {
  /** Index of the ARG or ENV. */
  readonly instruction: number;
  readonly nameSpan: Span;
  readonly valueSpan: Span | null;
}

/** `$NAME` or `${NAME…}` in an instruction that expands it (or hands it to its shell). */
export interface VariableUse {
  readonly name: string;
  /** With `$` and braces. */
  readonly span: Span;
  readonly nameSpan: Span;
  readonly instruction: number;
  /** `builder`: BuildKit expands it. `shell`: RUN, CMD or ENTRYPOINT hands it to the shell, which sees ENV and (RUN only) ARG. */
  readonly by: 'builder' | 'shell';
}

/** A text after expansion. */
export interface Expansion {
  /** Null when it can't be known, or when the expansion is refused. */
  readonly value: string | null;
  /** Names that have no value. */
  readonly missing: readonly string[];
  /** Names whose values can't be known here. */
  readonly unknown: readonly string[];
}

/** Answers about the variables of one model. */
export interface Resolver {
  /** The variables that an instruction sees, before its own changes; empty for an index out of range. */
  scopeAt(instruction: number): ReadonlyMap<string, Variable>;
  /** Expands a text (quotes and escapes as the Dockerfile has them) in an instruction's scope. */
  expand(instruction: number, text: string): Expansion;
  /** Variable uses of an instruction, in the order of the text. */
  usesOf(instruction: number): readonly VariableUse[];
}
