import { expect, test } from 'vitest';
import { ignoreGrammar, jsonGrammar } from './small-grammars.ts';
import { tokensOf } from './test/tokens.ts';

test.each([
  ['# all of it', ['# all of it|comment']],
  [' # a path', ['# a path|']],
  [
    '!src/**/*.[jt]s',
    ['!|keyword', 'src/|', '**|operator', '/|', '*|operator', '.|', '[jt]|operator', 's|'],
  ],
  ['a\\*?', ['a|', '\\*|string.escape', '?|operator']],
  ['a!b#c', ['a!b#c|']],
])('in an ignore file: %s', (line, tokens) => {
  expect(tokensOf(ignoreGrammar(), line)).toEqual([tokens]);
});

test('JSON tells names from strings', () => {
  expect(tokensOf(jsonGrammar(), '{"a": ["b", 1, true]}').flat()).toEqual([
    '{|delimiter.curly',
    '"a"|attribute.name',
    ':|delimiter',
    '[|delimiter.square',
    '"b"|string',
    ',|delimiter',
    '1|number',
    ',|delimiter',
    'true|keyword',
    ']|delimiter.square',
    '}|delimiter.curly',
  ]);
});
