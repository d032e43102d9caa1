/** Code points from and to, inclusive. */
export type Range = readonly [number, number];

/** Takes one character. */
export interface CharToken {
  readonly kind: 'class';
  readonly negated: boolean;
  readonly ranges: readonly Range[];
}

/** What one token of a pattern takes. */
export type Token =
  | { readonly kind: 'char'; readonly code: number }
  | CharToken
  /** Any number of them, none included. */
  | { readonly kind: 'loop'; readonly of: Token }
  /** One or none. */
  | { readonly kind: 'maybe'; readonly of: Token }
  /** `**` in the middle: nothing, or any run that ends with `/`. */
  | { readonly kind: 'dirs' }
  /** Takes nothing, and holds only at the start, at the end, or where a word begins or ends (or not). */
  | { readonly kind: 'edge'; readonly at: 'start' | 'end' | 'word' | 'no-word' };

/** Takes a path whole, from its first character to its last. */
export type Sequence = readonly Token[];

const NEWLINE: Range = [0x0a, 0x0a];

/** `.` of a regular expression. */
export const NOT_NEWLINE: CharToken = { kind: 'class', negated: true, ranges: [NEWLINE] };
export const ANYTHING: Token = { kind: 'loop', of: { kind: 'class', negated: true, ranges: [] } };
