import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../test/any-text.ts';
import { cursorIn, inputOf } from '../test/input.ts';
import { definition } from './definition.ts';
import { highlights, references } from './references.ts';
import { prepareRename, rename } from './rename.ts';

describe('definition', () => {
  const stages = 'FROM a AS one\nFROM b\nFROM c\n';
  test.each([
    [`${stages}COPY --from=o│ne x y`, 'one → one in FROM a AS one'],
    [`${stages}COPY --from=ONE│ x y`, 'ONE → one in FROM a AS one'],
    [`${stages}COPY --from=│1 x y`, '1 → FROM in FROM b'],
    [`${stages}RUN --mount=from=│one x`, 'one → one in FROM a AS one'],
    ['FROM a AS one\nFROM on│e', 'one → one in FROM a AS one'],
    ['ARG V=1\nFROM a:$│V', 'V → V in ARG V=1'],
    ['FROM a\nENV V=1\nENV V=2\nUSER ${V│}', 'V → V in ENV V=2'],
    ['FROM a\nENV V=1\nUSER $V\nENV V=2\nUSER $│V', 'V → V in ENV V=2'],
    ['FROM a\nENV V=1\nRUN echo $│V', 'V → V in ENV V=1'],
    ['FROM a\nRUN <<EOF\nx\nEO│F', 'EOF → EOF in EOF'],
    ['FROM a:│1', ''],
    ['FROM a\nUSER $│NONE', ''],
    ['FROM a\nCOPY --from=│9 x y', ''],
  ])('%j', (marked, found) => {
    const { text, offset } = cursorIn(marked);
    const cut = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    const targets = definition(inputOf(text).input, { offset }).map(
      ({ origin, target, selection }) => `${cut(origin)} → ${cut(selection)} in ${cut(target)}`,
    );
    expect(targets.join()).toBe(found);
  });
});

/** Places marked as `«…»` with a letter of their kind. */
function draw(
  text: string,
  marks: readonly { span: { start: number; end: number }; kind?: string }[],
): string {
  return marks.toReversed().reduce((drawn, { span: { start, end }, kind = '' }) => {
    return `${drawn.slice(0, start)}«${kind.slice(0, 1)}${drawn.slice(start, end)}»${drawn.slice(end)}`;
  }, text);
}

test('references are all places, the definition included', () => {
  const { text, offset } = cursorIn(
    'FROM a AS o│ne\nFROM b\nCOPY --from=one x y\nCOPY --from=0 x y',
  );
  const spans = references(inputOf(text).input, { offset }).map((span) => ({ span }));
  expect(draw(text, spans)).toBe(
    'FROM a AS «one»\nFROM b\nCOPY --from=«one» x y\nCOPY --from=«0» x y',
  );
});

describe('highlights', () => {
  test.each([
    ['FROM a\nARG │V\nUSER $V', 'FROM a\nARG «wV»\nUSER $«rV»'],
    ['F│ROM a AS one', '«tFROM» a «tAS» «wone»'],
    ['FROM a AS one│\nFROM one', '«tFROM» a «tAS» «wone»\nFROM «rone»'],
    ['FROM a\nRUN <<E│OF\nx\nEOF', 'FROM a\nRUN <<«wEOF»\nx\n«rEOF»'],
    ['FROM a\nUSER │me', 'FROM a\nUSER me'],
  ])('%j', (marked, drawn) => {
    const { text, offset } = cursorIn(marked);
    expect(draw(text, highlights(inputOf(text).input, { offset }))).toBe(drawn);
  });
});

describe('rename', () => {
  test('begins with the name, and changes every place of it', () => {
    const { text, offset } = cursorIn('FROM a AS one\nFROM b\nCOPY --from=o│ne x y');
    const { input } = inputOf(text);
    expect(prepareRename(input, { offset })).toMatchObject({ ok: true, placeholder: 'one' });
    const answer = rename(input, { offset, newName: 'two' });
    expect(answer.ok && answer.edits.map(({ start, text: put }) => [start, put])).toEqual([
      [10, 'two'],
      [33, 'two'],
    ]);
  });

  test('tells in the language of the page why not', () => {
    const { text, offset } = cursorIn('FROM │a AS one\nFROM b AS two');
    for (const [language, letters] of [
      ['en', /[a-z]/],
      ['zh-CN', /[\u4e00-\u9fff]/],
    ] as const) {
      const { input } = inputOf(text, { language });
      const place = prepareRename(input, { offset });
      expect(place.ok ? '' : place.reason).toMatch(letters);
      const taken = rename(input, { offset: 10, newName: 'two' });
      expect(taken.ok ? '' : taken.reason).toMatch(letters);
    }
  });
});

test('no text and no offset is too odd', () => {
  fc.assert(
    fc.property(anyText, fc.nat(400), (text, at) => {
      const offset = Math.min(at, text.length);
      const { input } = inputOf(text);
      const spans = references(input, { offset });
      const starts = new Set(spans.map(({ start }) => start));
      for (const { selection, target } of definition(input, { offset })) {
        expect(starts).toContain(selection.start);
        expect(target.start).toBeLessThanOrEqual(selection.start);
      }
      expect(highlights(input, { offset }).length).toBeGreaterThanOrEqual(spans.length);
      const renamed = rename(input, { offset, newName: 'x' });
      expect(renamed.ok && !prepareRename(input, { offset }).ok).toBe(false);
    }),
    { numRuns: 300 },
  );
});
