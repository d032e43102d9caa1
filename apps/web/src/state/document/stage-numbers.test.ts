import { applyEdits, parseDockerfile } from '@stagecraft/dockerfile';
import { describe, expect, test } from 'vitest';
import { isSettled, numbersAfter, settledNumbers } from './stage-numbers.ts';

const base = 'FROM a\nRUN 1\nFROM b\nCOPY --from=0 x y\nFROM c\nCOPY --from=1 x y\n';

/** What the offer makes of the last of these texts, one after the other; null without an offer. */
function offered(texts: readonly string[]): string | null {
  const numbers = texts
    .map(parseDockerfile)
    .reduce<ReturnType<typeof settledNumbers> | null>(
      (before, model) => (before === null ? settledNumbers(model) : numbersAfter(before, model)),
      null,
    );
  if (numbers === null || numbers.edits.length === 0) return null;
  return applyEdits(numbers.model.text, numbers.edits);
}

/** `typed` put into `text` at `at`, letter by letter. */
function typing(text: string, at: number, typed: string): string[] {
  const lengths = Array.from({ length: typed.length + 1 }, (_, length) => length);
  return lengths.map((length) => text.slice(0, at) + typed.slice(0, length) + text.slice(at));
}

function deleting(text: string, at: number, typed: string): string[] {
  return typing(text, at, typed).reverse();
}

const added = 'FROM n AS new\nRUN 0\n';
const follows = `${added}FROM a\nRUN 1\nFROM b\nCOPY --from=1 x y\nFROM c\nCOPY --from=2 x y\n`;

describe('an offer to update stage numbers', () => {
  test('comes once a stage is typed above, and keeps the baseline for all letters', () => {
    expect(offered(typing(base, 0, added))).toBe(follows);
    const onItsLine = typing(`\n${base}`, 0, 'FROM');
    expect(onItsLine.map((_, index) => offered(onItsLine.slice(0, index + 1)) !== null)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  test.each([
    ['the stage is pasted', [base, added + base], follows],
    [
      'a stage is typed that begins as another one',
      typing(`\n${base}`, 0, 'FROM a\nFROM a'),
      'FROM a\nFROM a\nFROM a\nRUN 1\nFROM b\nCOPY --from=2 x y\nFROM c\nCOPY --from=3 x y\n',
    ],
    [
      'the first stage goes: the number that meant it stays',
      [base, base.slice(base.indexOf('FROM b'))],
      'FROM b\nCOPY --from=0 x y\nFROM c\nCOPY --from=0 x y\n',
    ],
    [
      'a stage is cut and pasted elsewhere',
      [
        base,
        'FROM b\nCOPY --from=0 x y\nFROM c\nCOPY --from=1 x y\n',
        'FROM b\nCOPY --from=0 x y\nFROM a\nRUN 1\nFROM c\nCOPY --from=1 x y\n',
      ],
      'FROM b\nCOPY --from=1 x y\nFROM a\nRUN 1\nFROM c\nCOPY --from=0 x y\n',
    ],
    [
      'a stage is cut, and pasted on a new line',
      [
        base,
        'FROM b\nCOPY --from=0 x y\nFROM c\nCOPY --from=1 x y\n',
        'FROM b\nCOPY --from=0 x y\n\nFROM c\nCOPY --from=1 x y\n',
        'FROM b\nCOPY --from=0 x y\nFROM a\nRUN 1\n\nFROM c\nCOPY --from=1 x y\n',
      ],
      'FROM b\nCOPY --from=1 x y\nFROM a\nRUN 1\n\nFROM c\nCOPY --from=0 x y\n',
    ],
    [
      'a FROM was written anew before',
      [
        base,
        ...typing(base.slice(6), 0, 'FROM z'),
        `FROM z${base.slice(6)}RUN 2\n`,
        `FROM n\nFROM z${base.slice(6)}RUN 2\n`,
      ],
      `FROM n\nFROM z\nRUN 1\nFROM b\nCOPY --from=1 x y\nFROM c\nCOPY --from=2 x y\nRUN 2\n`,
    ],
    [
      'two stages of the same base change places',
      [
        'FROM a\nRUN 1\nFROM a\nRUN 2\nFROM c\nCOPY --from=0 x y\n',
        'FROM a\nRUN 2\nFROM c\nCOPY --from=0 x y\n',
        'FROM a\nRUN 2\nFROM a\nRUN 1\nFROM c\nCOPY --from=0 x y\n',
      ],
      'FROM a\nRUN 2\nFROM a\nRUN 1\nFROM c\nCOPY --from=1 x y\n',
    ],
    [
      'numbers, lines and bases elsewhere are edited meanwhile',
      [
        ...typing(base, 0, added),
        `${added}FROM new\nRUN 1\nFROM b\nCOPY --from=0 x y\nFROM c\nCOPY --from=1 x y\n`,
        `${added}FROM new\nRUN 1\nFROM b\nCOPY --from=0 x z\nFROM c\nCOPY --from=1 x y\n`,
        `${added}FROM new\nRUN 1\nFROM b\nCOPY --from=0 x z\nFROM c\nCOPY --from=2 x y\n`,
      ],
      `${added}FROM new\nRUN 1\nFROM b\nCOPY --from=1 x z\nFROM c\nCOPY --from=2 x y\n`,
    ],
    [
      'the new stage takes over the base of the one that it was made for',
      [
        base,
        `FROM a AS n\n${base}`,
        `FROM a AS n\n${base.replace('FROM a', 'FROM n')}`,
        `FROM a\n${base.replace('FROM a', 'FROM n')}`,
      ],
      'FROM a\nFROM n\nRUN 1\nFROM b\nCOPY --from=1 x y\nFROM c\nCOPY --from=2 x y\n',
    ],
    [
      'two stages are added, one after the other',
      [base, `FROM n\n${base}`, `FROM m\nFROM n\n${base}`],
      'FROM m\nFROM n\nFROM a\nRUN 1\nFROM b\nCOPY --from=2 x y\nFROM c\nCOPY --from=3 x y\n',
    ],
    [
      'a stage was added before, without an offer, and its numbers were written since',
      [
        'FROM a\n',
        'FROM b\nFROM a\n',
        'FROM b\nFROM a\nCOPY --from=0 x y\n',
        'FROM c\nFROM b\nFROM a\nCOPY --from=0 x y\n',
      ],
      'FROM c\nFROM b\nFROM a\nCOPY --from=1 x y\n',
    ],
  ])('is right when %s', (_name, texts, expected) => {
    expect(offered(texts)).toBe(expected);
  });

  test.each([
    ['the stage is deleted again', [...typing(base, 0, added), ...deleting(base, 0, added)]],
    [
      'all numbers are corrected by hand',
      [
        base,
        `FROM n\n${base}`,
        `FROM n\n${base.replace('from=0', 'from=1').replace('from=1 x y\nFROM c\nCOPY --from=1', 'from=1 x y\nFROM c\nCOPY --from=2')}`,
      ],
    ],
    [
      'the instructions with numbers are deleted',
      [base, `FROM n\n${base}`, 'FROM n\nFROM a\nRUN 1\nFROM b\nFROM c\n'],
    ],
    ['a stage comes last', typing(base, base.length, 'FROM d\nCOPY --from=0 x y\n')],
    [
      'stages are named, not numbered',
      typing('FROM a AS x\nFROM b\nCOPY --from=x / /\n', 0, 'FROM n\n'),
    ],
    [
      'numbers come with the change',
      [
        base,
        `FROM n\nCOPY --from=0 p q\n${base}`
          .replaceAll('COPY --from=0 x', 'COPY --from=1 x')
          .replace('FROM c\nCOPY --from=1', 'FROM c\nCOPY --from=2'),
      ],
    ],
    ['a stage is being written right before another', typing(base, 0, 'FROM n')],
    ['two lines are joined', [base, base.replace('\nFROM b', 'FROM b'), base]],
    ['a base is changed', typing(base, 'FROM a'.length, ':1.2 AS one')],
    [
      'it is not certain which stage is which',
      [base, 'FROM x\nFROM y\nFROM z\nFROM u\nCOPY --from=0 x y\nCOPY --from=1 x y\n'],
    ],
  ])('is none when %s', (_name, texts) => {
    expect(offered(texts)).toBeNull();
  });

  test('comes again in a text that was unclear, once the person has gone on', () => {
    const unclear = 'FROM x\nFROM y\nFROM z\nFROM u\nCOPY --from=0 x y\n';
    const texts = [base, unclear, `${unclear}RUN 2\n`];
    expect(offered(texts)).toBeNull();
    expect(offered([...texts, `FROM n\n${unclear}RUN 2\n`])).toContain('--from=1');
  });

  test('leaves nothing behind when it is withdrawn', () => {
    const numbers = [base, `FROM n\n${base}`, base]
      .map(parseDockerfile)
      .reduce(
        (before, model) => numbersAfter(before, model),
        settledNumbers(parseDockerfile(base)),
      );
    expect(isSettled(numbers)).toBe(true);
  });
});
