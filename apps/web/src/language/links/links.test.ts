import { describe, expect, test } from 'vitest';
import { inputOf, type Given } from '../test/input.ts';
import { documentLinks } from './links.ts';

function linksOf(text: string, given: Given = {}): [string, string][] {
  const { input } = inputOf(text, given);
  return documentLinks(input, {}).map(({ span, target }) => [
    text.slice(span.start, span.end),
    'url' in target ? target.url : target.file,
  ]);
}

const context: NonNullable<Given['facts']> = [
  [
    { kind: 'folder', path: '' },
    {
      entries: [
        { name: 'a.txt', folder: false, bytes: 1 },
        { name: 'src', folder: true, bytes: null },
      ],
    },
  ],
  [{ kind: 'folder', path: 'src' }, { entries: [{ name: 'main.c', folder: false, bytes: 1 }] }],
];

describe('document links', () => {
  test.each<[string, string, [string, string][]]>([
    ['an official image', 'FROM alpine:3', [['alpine:3', 'https://hub.docker.com/_/alpine']]],
    [
      'an image with variables',
      'ARG V=3\nFROM me/app:$V',
      [['me/app:$V', 'https://hub.docker.com/r/me/app']],
    ],
    ['a stage is none', 'FROM scratch AS a\nFROM a\nCOPY --from=a x y', []],
    ['elsewhere', 'FROM example.com/a/b', []],
    [
      'COPY --from and mounts',
      'FROM scratch\nCOPY --from=nginx x y\nRUN --mount=from=redis,target=/r x',
      [
        ['nginx', 'https://hub.docker.com/_/nginx'],
        ['redis', 'https://hub.docker.com/_/redis'],
      ],
    ],
    [
      'the frontend',
      '# syntax=docker/dockerfile:1\nFROM scratch',
      [['docker/dockerfile:1', 'https://hub.docker.com/r/docker/dockerfile']],
    ],
    [
      'addresses',
      '# see https://example.com/a?b=1.\nFROM scratch\nRUN curl "https://example.com/x" -o y',
      [
        ['https://example.com/a?b=1', 'https://example.com/a?b=1'],
        ['https://example.com/x', 'https://example.com/x'],
      ],
    ],
    ['none with a variable in it', 'FROM scratch\nADD https://example.com/$V /x', []],
    [
      'files of the context',
      'FROM scratch\nCOPY a.txt ./src/main.c src missing *.txt /x/',
      [
        ['a.txt', 'a.txt'],
        ['./src/main.c', 'src/main.c'],
      ],
    ],
    [
      'a bind mount',
      'FROM scratch\nRUN --mount=type=bind,source=a.txt,target=/a x',
      [['a.txt', 'a.txt']],
    ],
    ['never above the context', 'FROM scratch\nCOPY ../a.txt /x', []],
  ])('%s', (_, text, expected) => {
    expect(linksOf(text, { facts: context })).toEqual(expected);
  });
});
