import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import { expect, test } from 'vitest';
import { suggestedPaths } from './paths.ts';

function pathsOf(text: string, stage: number): string[] {
  const model = parseDockerfile(text);
  return suggestedPaths({ model, graph: buildGraph(model) }, { kind: 'stage', stage });
}

test.each([
  ['a copy’s destination', 'FROM a\nCOPY x /opt/app/\n', ['/opt/app']],
  ['against the working directory', 'FROM a\nWORKDIR /src\nCOPY . ./web\n', ['/src/web', '/src']],
  ['a working directory under another', 'FROM a\nWORKDIR /a\nWORKDIR b\n', ['/a/b', '/a']],
  ['folders that a RUN makes', 'FROM a\nRUN x && mkdir -p /out /log && y\n', ['/log', '/out']],
  ['not what a shell works out', 'FROM a\nRUN mkdir $X /a*\nWORKDIR $Y\n', []],
  ['not the root', 'FROM a\nCOPY . /\n', []],
])('%s', (_, text, paths) => {
  expect(pathsOf(text, 0)).toEqual(paths);
});

test('what the stages below it name is there too', () => {
  expect(pathsOf('FROM a AS one\nWORKDIR /one\nFROM one\nCOPY . two\n', 1)).toEqual([
    '/one/two',
    '/one',
  ]);
});
