import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '@stagecraft/dockerfile';
import { readOptions } from '../../src/shell/options.ts';
import type { ShellWord } from '../../src/shell/types.ts';
import { readScript } from '../support/shell.ts';

function args(words: string): readonly ShellWord[] {
  const model = parseDockerfile(`FROM busybox\nRUN x ${words}\n`);
  const run = model.instructions[1];
  return run === undefined ? [] : (readScript(model, run)?.commands[0]?.args ?? []);
}

describe('Options of a command', () => {
  const takesValue = new Set(['-o', '--option', '-t']);

  it.each<[string, readonly string[], readonly string[]]>([
    ['a -y b', ['-y'], ['a', 'b']],
    ['-yq a', ['-y', '-q'], ['a']],
    ['-yovalue a', ['-y', '-o=value'], ['a']],
    ['-yo value a', ['-y', '-o=value'], ['a']],
    ['--option value a --option=b', ['--option=value', '--option=b'], ['a']],
    ['--option= a', ['--option='], ['a']],
    ['"--option"=\'a b\' c', ['--option=a b'], ['c']],
    ['-y -- -n', ['-y'], ['-n']],
    ['- -y', ['-y'], ['-']],
    ['$X -y "$Y"', ['-y'], ['$X', '"$Y"']],
    ['--option $X a', ['--option'], ['a']],
    ['--option=$X a', ['--option'], ['a']],
    ['-o$X a', ['-o'], ['a']],
    ['a -o', ['-o'], ['a']],
  ])('%s', (words, options, operands) => {
    const read = readOptions(args(words), { takesValue });
    expect(
      read.options.map(({ name, value }) => (value === null ? name : `${name}=${value}`)),
    ).toEqual(options);
    expect(read.operands.map(({ text }) => text)).toEqual(operands);
  });

  it('takes words of one dash as a whole where a program does', () => {
    const read = readOptions(args('-mod=x -tags a b'), {
      takesValue: new Set(['-tags']),
      singleDash: true,
    });
    expect(read.options.map(({ name, value }) => [name, value])).toEqual([
      ['-mod', 'x'],
      ['-tags', 'a'],
    ]);
    expect(read.operands.map(({ text }) => text)).toEqual(['b']);
  });
});
