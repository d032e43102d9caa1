import { describe, expect, test } from 'vitest';
import { matchSteps } from '../../src/index.ts';
import { buildAt, type Place } from '../recordings.ts';

type Step = readonly [name: string, ...places: readonly Place[]];

/** What each step stands for, in order: an instruction (`+` its shared ones), `onbuild N`, or the kind. */
function meanings(dockerfile: string, steps: readonly Step[]): (number | string)[] {
  const { model, graph, steps: states } = buildAt(dockerfile, steps);
  return [...matchSteps(model, graph, states).values()].map((match) => {
    if (match.kind === 'onbuild') return `onbuild ${String(match.instruction)}`;
    if (match.kind !== 'instruction') return match.kind;
    expect(model.instructions[match.instruction]?.stage).toBe(match.stage);
    const { instruction, shared } = match;
    return shared === undefined ? instruction : `${String(instruction)}+${shared.join(',')}`;
  });
}

// Names and lines as Docker 20.10.24 and 28.5.2 told them.
describe('steps that the engine places', () => {
  test('whatever their numbers say', () => {
    const file = 'FROM busybox:1.36 AS a\nRUN one\nFROM a AS b\nRUN two\nFROM b AS B\nRUN two\n';
    const found = meanings(file, [
      ['[b 1/1] RUN two', [5, 5]],
      ['[b 1/1] RUN two', [3, 3]],
      ['[a 2/2] RUN one', [1, 1]],
      ['[a 1/2] FROM docker.io/library/busybox:1.36', [0, 0]],
    ]);
    expect(found).toEqual([5, 3, 1, 0]);
  });

  test('under the name that another build gave them', () => {
    const found = meanings('FROM busybox\nRUN one\nRUN two\n', [
      ['[theirs 7/9] RUN two', [2, 2]],
      ['[theirs 3/9] RUN one', [1, 1]],
    ]);
    expect(found).toEqual([2, 1]);
  });

  test('here-documents and continued lines, by their first line', () => {
    const file =
      'FROM busybox\nRUN <<EOF\none\nEOF\n# comment\nRUN a \\\n  && b\nCOPY <<A <<B /d/\n1\nA\n2\nB\n';
    const found = meanings(file, [
      ['[4/4] COPY <<A <<B /d/', [7, 11]],
      ['[internal] preparing inline document', [7, 11]],
      ['[3/4] RUN a   && b', [5, 6]],
      ['[2/4] RUN <<EOF (one...)', [1, 3]],
    ]);
    expect(found).toEqual([3, 'internal', 2, 1]);
  });

  test('one step for equal work of several stages, its name deciding whose it is', () => {
    const file =
      'FROM busybox AS a\nRUN same\nFROM busybox AS b\nRUN same\nRUN more\nFROM busybox\n' +
      'COPY --from=a /a /a\nCOPY --from=busybox /l /l\n';
    const found = meanings(file, [
      ['FROM docker.io/library/busybox', [5, 5], [0, 0], [2, 2], [7, 7]],
      ['[b 2/3] RUN same', [1, 1], [3, 3]],
      ['[b 3/3] RUN more', [4, 4]],
      ['[stage-2 2/3] COPY --from=a /a /a', [6, 6]],
      ['[stage-2 3/3] COPY --from=busybox /l /l', [7, 7]],
    ]);
    expect(found).toEqual(['0+5,2', '3+1', 4, 6, 7]);
  });

  test('an old engine places merged work once, and the rest follows from the text', () => {
    const file = 'FROM busybox AS a\nRUN same\nFROM busybox AS b\nRUN same\nRUN more\n';
    const found = meanings(file, [
      ['[b 1/3] FROM docker.io/library/busybox', [2, 2]],
      ['[b 2/3] RUN same', [1, 1]],
      ['[b 3/3] RUN more', [4, 4]],
    ]);
    // The target does not need stage a: of it counts only what the engine says.
    expect(found).toEqual([2, '1+3', 4]);
  });

  test('several platforms', () => {
    const file = 'FROM scratch AS a\nCOPY x /a\nFROM scratch\nCOPY --from=a /a /b\n';
    const found = meanings(file, [
      ['[linux/arm64 a 1/1] COPY x /a', [1, 1]],
      ['[linux/amd64 a 1/1] COPY x /a', [1, 1]],
      ['[linux/amd64->arm64 stage-1 1/1] COPY --from=a /a /b', [3, 3]],
    ]);
    expect(found).toEqual([1, 1, 3]);
  });

  test('a linked copy, which is two steps', () => {
    const found = meanings('FROM busybox\nCOPY --link a /a\n', [
      ['[2/2] COPY --link a /a', [1, 1]],
      ['[2/2] LINK COPY --link a /a', [1, 1]],
    ]);
    expect(found).toEqual([1, 1]);
  });
});

describe('places that are not the instruction of a step', () => {
  test('triggers, which newer engines place at the FROM', () => {
    const found = meanings('# comment\nFROM base AS one\nRUN child\nWORKDIR /w\n', [
      ['[5/5] WORKDIR /w', [3, 3]],
      ['[4/5] RUN child', [2, 2]],
      ['[3/5] ONBUILD RUN on', [1, 1]],
      ['[2/5] ONBUILD COPY a /on', [1, 1]],
      ['[1/3] FROM docker.io/library/base', [1, 1]],
    ]);
    expect(found).toEqual([2, 1, 'onbuild 0', 'onbuild 0', 0]);
  });

  test.each([
    ['a comment', '# comment\n'],
    ['an argument', 'ARG X\n'],
    ['the FROM', ''],
  ])('triggers, which 20.10 places at the first line, where %s stands', (_, before) => {
    const from = before === '' ? 0 : 1;
    const found = meanings(`${before}FROM base\nRUN child\nCOPY x /x\n`, [
      ['[1/3] FROM docker.io/library/base', [from, from]],
      ['[2/3] COPY a /on', [0, 0]],
      ['[3/3] RUN on', [0, 0]],
      ['[4/3] RUN child', [from + 1, from + 1]],
      ['[5/3] COPY x /x', [from + 2, from + 2]],
    ]);
    const base = before.startsWith('ARG') ? 1 : 0;
    const trigger = `onbuild ${String(base)}`;
    expect(found).toEqual([base, trigger, trigger, base + 1, base + 2]);
  });

  test('an image that is only copied from, placed at the COPY', () => {
    const found = meanings('FROM debian\nCOPY --from=busybox /a /a\n', [
      ['FROM docker.io/library/busybox', [1, 1]],
      ['[stage-0 1/2] FROM docker.io/library/debian', [0, 0]],
      ['[stage-0 2/2] COPY --from=busybox /a /a', [1, 1]],
    ]);
    expect(found).toEqual(['internal', 0, 1]);
  });

  test('lines that the text does not have', () => {
    expect(meanings('FROM busybox\nRUN one\n', [['[2/2] RUN one', [70, 71]]])).toEqual([1]);
  });
});
