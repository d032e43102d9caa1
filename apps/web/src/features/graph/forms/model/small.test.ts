import { describe, expect, it } from 'vitest';
import { pathWord } from './path-word.ts';
import { readPort, writePort } from './port.ts';

describe('a port', () => {
  it.each(['80', '80/tcp', '8000-8010/udp', '$PORT', '/tcp'])('%s stays itself', (word) => {
    expect(writePort(readPort(word))).toBe(word);
  });
});

describe('a path as a word', () => {
  it.each([
    ['src/app.ts', '\\', 'src/app.ts'],
    ['a[1]*.txt', '\\', 'a[[]1][*].txt'],
    ['$x', '\\', '\\$x'],
    ["it's", '`', "it`'s"],
    ['a`b', '\\', 'a`b'],
    ['a\\b', '\\', 'a\\\\\\\\b'],
  ])('%s with %s', (path, escape, word) => {
    expect(pathWord(path, escape)).toBe(word);
  });
});
