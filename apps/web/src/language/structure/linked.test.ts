import { expect, test } from 'vitest';
import { cursorIn, inputOf } from '../test/input.ts';
import { linkedRanges } from './linked.ts';

/** The linked places marked as `«…»`; null as it is. */
function linked(marked: string): string | null {
  const { text, offset } = cursorIn(marked);
  const spans = linkedRanges(inputOf(text).input, { offset });
  return (
    spans
      ?.toReversed()
      .reduce(
        (drawn, { start, end }) =>
          `${drawn.slice(0, start)}«${drawn.slice(start, end)}»${drawn.slice(end)}`,
        text,
      ) ?? null
  );
}

test.each([
  [
    'FROM a AS bu│ild\nFROM build\nCOPY --from=build x y',
    'FROM a AS «build»\nFROM «build»\nCOPY --from=«build» x y',
  ],
  ['FROM a AS b│\nFROM c\nCOPY --from=b x y', 'FROM a AS «b»\nFROM c\nCOPY --from=«b» x y'],
  ['FROM a AS b\nFROM c\nCOPY --from=│b x y', null],
  ['FROM a AS b\nFROM b│', null],
  ['FROM a AS b\nFROM c\nCOPY --from=│0 x y', null],
  ['FROM a AS B│\nFROM c\nCOPY --from=b x y', null],
  ['FROM a AS b\nFROM c AS │b\nFROM d\nCOPY --from=b x y', null],
  ['FROM a AS │b', null],
  ['FROM │a', null],
])('%j', (marked, drawn) => {
  expect(linked(marked)).toBe(drawn);
});
