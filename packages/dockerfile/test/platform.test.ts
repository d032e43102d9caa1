import { describe, expect, test } from 'vitest';
import { buildGraph, parseDockerfile } from '../src/index.ts';

function marks(text: string, buildArgs: Readonly<Record<string, string>> = {}): string[] {
  const { problems } = buildGraph(parseDockerfile(text), { buildArgs });
  return problems
    .filter(({ code }) => code === 'invalid-platform')
    .map(({ span }) => text.slice(span.start, span.end));
}

describe('FROM --platform', () => {
  test.each([
    'linux',
    'amd64',
    'LINUX',
    'linux/amd64',
    'LINUX/AMD64',
    'linux/arm/v7',
    'x86_64',
    'x86-64',
    'macos',
    'windows(10.0.17763)/amd64',
    // With a slash, BuildKit takes any words.
    'foo/bar',
  ])('takes %s', (platform) => {
    expect(marks(`FROM --platform=${platform} busybox\n`)).toEqual([]);
  });

  test.each(['foo', 'linux/', '/amd64', 'linux/amd64/v1/x', 'linux/*', 'linux/a.b', '*'])(
    'refuses %s at its range',
    (platform) => {
      expect(marks(`FROM --platform=${platform} busybox\n`)).toEqual([platform]);
    },
  );

  test('is looked at with its arguments filled in', () => {
    const text = 'ARG P=linux/amd64\nFROM --platform=$P busybox\n';
    expect(marks(text)).toEqual([]);
    expect(marks(text, { P: 'nothing' })).toEqual(['$P']);
  });

  test('that the engine fills in is not guessed', () => {
    expect(marks('FROM --platform=$BUILDPLATFORM busybox\n')).toEqual([]);
    expect(marks('FROM --platform=linux/$TARGETARCH busybox\n')).toEqual([]);
  });
});
