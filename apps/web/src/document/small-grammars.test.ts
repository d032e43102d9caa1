import { expect, test } from 'vitest';
import { ignoreGrammar } from './small-grammars.ts';
import { tokensOf } from './test/tokens.ts';

test.each([
  ['# a comment', ['# a comment|comment']],
  [' # none', ['# none|']],
  ['a # none', ['a # none|']],
  ['!src', ['!|keyword', 'src|']],
  ['  ! src', ['!|keyword', 'src|']],
  ['a!b', ['a!b|']],
  ['**/*.lo?', ['**|operator', '/|', '*|operator', '.lo|', '?|operator']],
  ['[^a-c]x[]', ['[^a-c]|operator', 'x|', '[|invalid', ']|']],
  ['[\\]]', ['[\\]]|operator']],
  ['\\*a\\#', ['\\*|string.escape', 'a|', '\\#|string.escape']],
  ['a\\', ['a|', '\\|invalid']],
])('an ignore file colours %s', (line, wanted) => {
  expect(tokensOf(ignoreGrammar(), line)).toEqual([wanted]);
});
