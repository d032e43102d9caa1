import { shellQuote } from '@stagecraft/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commandWords } from './command-words.ts';

it.each<[string, readonly string[] | null]>([
  ['', []],
  ['  \t ', []],
  ['sh -c "echo $HOME; exit 3"', ['sh', '-c', 'echo $HOME; exit 3']],
  [`a'b c'"d"\\ e`, ['ab cd e']],
  [`'' ""`, ['', '']],
  [String.raw`"a\"b\\c\d"`, [String.raw`a"b\c\d`]],
  [String.raw`'a\'`, ['a\\']],
  [`it's`, null],
  ['"open', null],
  ['end\\', null],
])('%s', (text, words) => {
  expect(commandWords(text)).toEqual(words);
});

it('reads back every word that is written for a shell', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (words) => {
      expect(commandWords(words.map(shellQuote).join(' '))).toEqual(words);
    }),
  );
});
