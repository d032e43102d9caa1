import { describe, expect, it } from 'vitest';
import { check, move, words } from '../support/row-intents.ts';

describe('moving instructions', () => {
  check([
    ['within a stage', 'FROM a\nRUN x\nRUN y\n', move([2], 0, 1), 'FROM a\nRUN y\nRUN x\n'],
    [
      'takes the comments above along',
      'FROM a\n# one\n# two\nRUN x\nRUN y\n',
      move([1], 0, null),
      'FROM a\nRUN y\n# one\n# two\nRUN x\n',
    ],
    [
      'leaves comments that a blank line parts from it',
      'FROM a\n# part one\n\nRUN x\nRUN y\n',
      move([1], 0, null),
      'FROM a\n# part one\n\nRUN y\nRUN x\n',
    ],
    [
      'several of several stages keep their order',
      'FROM a\nRUN 1\nRUN 2\nFROM b\nRUN 3\nFROM c\nRUN 4\n',
      move([4, 1], 2, 6),
      'FROM a\nRUN 2\nFROM b\nFROM c\nRUN 1\nRUN 3\nRUN 4\n',
    ],
    [
      'onto itself does nothing',
      'FROM a\n\nRUN x\n\nRUN y\n',
      move([1], 0, 2),
      'FROM a\n\nRUN x\n\nRUN y\n',
    ],
    [
      'at the end of a file without a last line ending',
      'FROM a\nRUN x\nRUN y',
      move([1], 0, null),
      'FROM a\nRUN y\nRUN x',
    ],
    [
      'from the end of a file without a last line ending',
      'FROM a\r\nRUN x\r\nRUN y',
      move([2], 0, 1),
      'FROM a\r\nRUN y\r\nRUN x',
    ],
    [
      'parts rows by blank lines as they were',
      'FROM a\n\nRUN 1\n\nRUN 2\n\nRUN 3\n\nRUN 4\n',
      move([1, 2], 0, 4),
      'FROM a\n\nRUN 3\n\nRUN 1\n\nRUN 2\n\nRUN 4\n',
    ],
    [
      'parts rows by blank lines at the end, too',
      'FROM a\n\nRUN 1\n\nRUN 2\n\nFROM b\n',
      move([1], 0, null),
      'FROM a\n\nRUN 2\n\nRUN 1\n\nFROM b\n',
    ],
    [
      'keeps here-documents and continuations whole',
      'FROM a\nRUN <<EOF\n# no comment\n\nmake\nEOF\n  RUN a \\\n  # why\n    b\nFROM b\n',
      move([1, 2], 1, null),
      'FROM a\nFROM b\nRUN <<EOF\n# no comment\n\nmake\nEOF\n  RUN a \\\n  # why\n    b\n',
    ],
    [
      'lets no blank lines meet where it stood',
      'FROM a\n\nRUN x\n\nRUN y\nFROM b\n',
      move([1], 1, null),
      'FROM a\n\nRUN y\nFROM b\n\nRUN x\n',
    ],
    ['ARG above the first FROM', 'FROM a\nARG X=1\n', move([1], -1, null), 'ARG X=1\nFROM a\n'],
    [
      'keeps a comment a comment at the very top',
      'FROM a\n# syntax=x\nARG X\n',
      move([1], -1, null),
      '\n# syntax=x\nARG X\nFROM a\n',
    ],
    [
      'keeps comments its own below a directive',
      '# syntax=x\nFROM a\n# c\nARG X\n',
      move([1], -1, null),
      '# syntax=x\n\n# c\nARG X\nFROM a\n',
    ],
    [
      'keeps comments its own below those of the file',
      '# syntax=x\n# all\nARG A\n\n# all\nARG A\nFROM a\n',
      move([1], -1, 0),
      '# syntax=x\n# all\n\n# all\nARG A\nARG A\n\nFROM a\n',
    ],
    [
      'anything else above the first FROM',
      'FROM a\nRUN x\n',
      move([1], -1, null),
      'refused: only-arg-above-from',
    ],
    ['FROM', 'FROM a\nFROM b\nRUN x\n', move([1, 2], 0, null), 'refused: from-selected'],
    ['nothing', 'FROM a\n', move([], 0, null), 'refused: nothing-selected'],
    [
      'what is not there',
      'FROM a\n',
      move([Number.NaN, -1, 7], 0, null),
      'refused: no-such-instruction',
    ],
    [
      'to a stage that is not there',
      'FROM a\nRUN x\n',
      move([1], 4, null),
      'refused: no-such-place',
    ],
    ['to before FROM', 'FROM a\nRUN x\n', move([1], 0, 0), 'refused: no-such-place'],
    [
      'to another stage’s row',
      'FROM a\nRUN x\nFROM b\nRUN y\n',
      move([1], 0, 3),
      'refused: no-such-place',
    ],
    [
      'an instruction that is not closed to above others',
      'FROM a\nRUN x\nRUN y \\\n',
      move([2], 0, 1),
      'refused: instruction-not-closed',
    ],
    [
      'below an instruction that is not closed',
      'FROM a\nRUN x\nRUN <<EOF\nmake\n',
      move([1], 0, null),
      'refused: instruction-not-closed',
    ],
    [
      'to before the stage that it copies from',
      'FROM a\nFROM b AS b\nFROM c\nCOPY --from=b / /\n',
      move([3], 0, null),
      'refused: stage-comes-later',
    ],
    [
      'into the stage that it mounts',
      'FROM a AS a\nFROM c\nRUN --mount=from=a ls\n',
      move([2], 0, null),
      'refused: takes-from-itself',
    ],
  ]);

  it('says what it did', () => {
    expect(words('FROM a\nRUN x\nRUN y\nFROM b AS web\n', move([1, 2], 1, null))).toEqual([
      'Moved 2 instructions to stage web.',
    ]);
    expect(words('FROM a\nRUN x\nRUN y\n', move([1], 0, null))).toEqual([
      'Moved RUN within stage 0.',
    ]);
  });

  it('offers to move the stage that comes later, where nothing is in the way', () => {
    const text = 'FROM a AS one\nFROM b AS two\nCOPY --from=one / /\nFROM c\nCOPY --from=two / /\n';
    expect(words(text, move([4], 0, null))).toEqual([
      'COPY takes files from stage two, which comes later than stage one. Choose a stage below it, or move it up first.',
    ]);
    expect(words(text.replace('COPY --from=one / /', 'RUN x'), move([4], 0, null))[1]).toBe(
      'Move stage two',
    );
  });

  it('names variables that are not set at the new place', () => {
    const text = 'FROM a\nARG V=1\nENV W=2\nRUN echo $V ${W} $HOME\nFROM b\nENV W=3\n';
    expect(words(text, move([3], 1, null)).slice(1)).toEqual([
      'No longer set where it is used: V (line 6).',
      'Has another value where it is used: W (line 6).',
    ]);
  });
});
