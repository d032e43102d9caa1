import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../test/any-text.ts';
import { cursorIn, inputOf } from '../test/input.ts';
import { selectionRanges } from './selection.ts';

function grow(marked: string): string[] {
  const { text, offset } = cursorIn(marked);
  const [chain = []] = selectionRanges(inputOf(text).input, { offsets: [offset] });
  return chain.map(({ start, end }) => text.slice(start, end));
}

test.each([
  [
    '# c\nFROM a AS b│uild\nUSER x\n',
    [
      'build',
      'a AS build',
      'FROM a AS build',
      '# c\nFROM a AS build',
      '# c\nFROM a AS build\nUSER x',
      '# c\nFROM a AS build\nUSER x\n',
    ],
  ],
  [
    'FROM a\nRUN --mount=type=cache,target=/ro│ot ls',
    [
      'root',
      '/root',
      'target=/root',
      'type=cache,target=/root',
      '--mount=type=cache,target=/root',
      'RUN --mount=type=cache,target=/root ls',
      'FROM a\nRUN --mount=type=cache,target=/root ls',
    ],
  ],
  [
    'FROM a\nRUN x y && \\\n  apt-get inst│all "b c" \\\n  && z',
    [
      'install',
      'apt-get install "b c"',
      'x y && \\\n  apt-get install "b c" \\\n  && z',
      'RUN x y && \\\n  apt-get install "b c" \\\n  && z',
      'FROM a\nRUN x y && \\\n  apt-get install "b c" \\\n  && z',
    ],
  ],
  [
    'FROM a\nENV A="b │c" D=e',
    ['c', 'b c', '"b c"', 'A="b c"', 'A="b c" D=e', 'ENV A="b c" D=e', 'FROM a\nENV A="b c" D=e'],
  ],
  [
    'FROM a\nRUN <<E\n  ls -│l\nE\n',
    [
      '-l',
      'ls -l',
      '  ls -l\n',
      '  ls -l\nE',
      'RUN <<E\n  ls -l\nE',
      'FROM a\nRUN <<E\n  ls -l\nE',
      'FROM a\nRUN <<E\n  ls -l\nE\n',
    ],
  ],
  ['# o│ne\n# two\n\nFROM a', ['one', '# one', '# one\n# two', '# one\n# two\n\nFROM a']],
])('%j', (marked, chain) => {
  expect(grow(marked)).toEqual(chain);
});

test('each range is strictly around the one before and holds the offset', () => {
  fc.assert(
    fc.property(anyText, fc.nat(400), (text, at) => {
      const offset = Math.min(at, text.length);
      const [chain = []] = selectionRanges(inputOf(text).input, { offsets: [offset] });
      chain.forEach(({ start, end }, index) => {
        const inner = chain[index - 1] ?? { start: offset, end: offset };
        expect(start).toBeLessThanOrEqual(inner.start);
        expect(end).toBeGreaterThanOrEqual(inner.end);
        expect(end - start).toBeGreaterThan(inner.end - inner.start);
      });
      expect(chain.at(-1)?.end ?? 0).toBe(text.length);
    }),
    { numRuns: 500 },
  );
});
