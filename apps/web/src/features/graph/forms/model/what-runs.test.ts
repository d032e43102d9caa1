import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import { expect, it } from 'vitest';
import { commandLine, needsImage, whatRuns, wordsWith } from './what-runs.ts';

function runs(text: string): string {
  const model = parseDockerfile(text);
  const graph = buildGraph(model);
  const { words, image, imageEntrypoint, imageCmd, dropped } = whatRuns(
    model,
    graph,
    graph.stages.length - 1,
  );
  const own = [imageEntrypoint ? `ENTRYPOINT of ${String(image)}` : '', commandLine(words)];
  const all = [...own, imageCmd ? `CMD of ${String(image)}` : ''].filter((part) => part !== '');
  return all.join(' + ') + (dropped === null ? '' : ` (${dropped})`);
}

it.each([
  ['FROM scratch\nENTRYPOINT ["a"]\nCMD ["b", "c d"]\n', 'a b "c d"'],
  ['FROM scratch\nCMD ["b"]\nENTRYPOINT ["a"]\n', 'a b'],
  ['FROM scratch\nENTRYPOINT ["a"]\nCMD b c\n', 'a /bin/sh -c "b c"'],
  ['FROM scratch\nENTRYPOINT a\nCMD ["b"]\n', '/bin/sh -c a (by-shell-form)'],
  ['FROM scratch\nSHELL ["bash", "-ec"]\nCMD a \\\n  b\n', 'bash -ec "a   b"'],
  ['FROM x\nCMD ["b"]\n', 'ENTRYPOINT of x + b'],
  ['FROM x\nENTRYPOINT ["a"]\n', 'a (image-by-entrypoint)'],
  ['FROM x\nENTRYPOINT []\nCMD ["b"]\n', 'b'],
  ['FROM x\n', 'ENTRYPOINT of x + CMD of x'],
  ['FROM scratch AS a\nCMD ["b"]\nFROM a\nENTRYPOINT ["c"]\n', 'c (by-entrypoint)'],
  ['FROM scratch AS a\nENTRYPOINT ["c"]\nFROM a\nCMD ["b"]\n', 'c b'],
  ['FROM scratch AS a\nONBUILD CMD ["b"]\nFROM a\nENTRYPOINT ["c"]\n', 'c b'],
  ['FROM scratch\n', ''],
])('%j runs %s', (text, expected) => {
  expect(runs(text)).toBe(expected);
});

const image = { entrypoint: ['/entry'], cmd: ['serve', '-p'] };
it.each([
  ['FROM x\n', '/entry serve -p'],
  ['FROM x\nCMD ["b"]\n', '/entry b'],
  ['FROM x\nCMD b\n', '/entry /bin/sh -c b'],
  ['FROM x\nENTRYPOINT ["a"]\n', null],
  ['FROM x\nENTRYPOINT []\n', null],
  ['FROM scratch\nCMD ["b"]\n', null],
  ['FROM x AS a\nFROM a\nCMD ["b"]\n', '/entry b'],
])('%j with what its image sets runs %s', (text, expected) => {
  const model = parseDockerfile(text);
  const graph = buildGraph(model);
  const process = whatRuns(model, graph, graph.stages.length - 1);
  expect(needsImage(process) ? commandLine(wordsWith(process, image)) : null).toBe(expected);
});
