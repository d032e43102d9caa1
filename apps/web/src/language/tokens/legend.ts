/**
 * Token types, named as Monaco's themes name them: a rule for `attribute` colours `attribute.name` too.
 * The Monarch grammar uses the same names, so that what it painted keeps its colour when these arrive.
 */
export const tokenTypes = [
  'text',
  'comment',
  'keyword',
  'keyword.flow',
  'keyword.directive',
  'invalid',
  'string',
  'string.escape',
  'string.heredoc',
  'string.directive',
  'string.image',
  'string.tag',
  'string.digest',
  'variable',
  'type',
  'attribute.name',
  'attribute.key',
  'attribute.value',
  'function',
  'function.builtin',
  'parameter',
  'number',
  'operator',
  'delimiter',
  'delimiter.square',
  'delimiter.continuation',
] as const;

export type TokenType = (typeof tokenTypes)[number];

/** Modifiers, by their bit. `unset`: the variable has no value here, it expands to nothing. */
export const tokenModifiers = ['declaration', 'unset'] as const;

export const DECLARATION = 1;
export const UNSET = 2;
