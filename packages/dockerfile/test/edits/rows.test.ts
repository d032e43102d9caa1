import { describe, expect, it, test } from 'vitest';
import { applyIntent, type GraphIntent } from '../../src/index.ts';
import { after, contextOf } from '../support/intents.ts';

type Case = readonly [what: string, before: string, intent: GraphIntent, after: string];

const move = (instructions: number[], stage: number, before: number | null): GraphIntent => ({
  kind: 'moveInstructions',
  instructions,
  place: { stage, before },
});
const insert = (text: string, stage: number, before: number | null): GraphIntent => ({
  kind: 'insertText',
  place: { stage, before },
  text,
});
const duplicate = (...instructions: number[]): GraphIntent => ({
  kind: 'duplicateInstructions',
  instructions,
});
const remove = (...instructions: number[]): GraphIntent => ({
  kind: 'deleteInstructions',
  instructions,
});
const comment = (...instructions: number[]): GraphIntent => ({
  kind: 'commentInstructions',
  instructions,
});
const replace = (instruction: number, text: string): GraphIntent => ({
  kind: 'replaceInstruction',
  instruction,
  text,
});

function check(cases: readonly Case[]): void {
  test.each(cases)('%s', (_, before, intent, expected) => {
    expect(after(before, intent)).toBe(expected);
  });
}

/** What is noted, and what is offered instead, in English. */
function words(text: string, intent: GraphIntent): string[] {
  const result = applyIntent(contextOf(text), intent);
  const said = result.ok
    ? [result.done, ...(result.notes ?? [])]
    : [result.refusal.message, ...(result.offers ?? []).map(({ label }) => label)];
  return said.map(({ en }) => en);
}

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
      'keeps here-documents and continuations whole',
      'FROM a\nRUN <<EOF\n# no comment\n\nmake\nEOF\n  RUN a \\\n  # why\n    b\nFROM b\n',
      move([1, 2], 1, null),
      'FROM a\nFROM b\nRUN <<EOF\n# no comment\n\nmake\nEOF\n  RUN a \\\n  # why\n    b\n',
    ],
    [
      'lets no blank lines meet where it stood',
      'FROM a\n\nRUN x\n\nRUN y\nFROM b\n',
      move([1], 1, null),
      'FROM a\n\nRUN y\nFROM b\nRUN x\n',
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

describe('putting text in', () => {
  check([
    ['at a place', 'FROM a\nRUN x\n', insert('RUN y', 0, 1), 'FROM a\nRUN y\nRUN x\n'],
    [
      'at the end of a stage',
      'FROM a\n\n# b\nFROM b\n',
      insert('RUN y\n', 0, null),
      'FROM a\nRUN y\n\n# b\nFROM b\n',
    ],
    [
      'above the comments of a row',
      'FROM a\n# x\nRUN x\n',
      insert('RUN y', 0, 1),
      'FROM a\nRUN y\n# x\nRUN x\n',
    ],
    [
      'right below a here-document',
      'FROM a\nRUN <<EOF\nmake\nEOF\nRUN x\n',
      insert('RUN y', 0, 2),
      'FROM a\nRUN <<EOF\nmake\nEOF\nRUN y\nRUN x\n',
    ],
    [
      'at the end without a last line ending',
      'FROM a',
      insert('RUN y\n\n\n', 0, null),
      'FROM a\nRUN y',
    ],
    ['into an empty file', '', insert('FROM a\r\nRUN x', -1, null), 'FROM a\nRUN x\n'],
    [
      'into a file of blank lines, with its directives',
      '\n\n',
      insert('\uFEFF\n# escape=`\nFROM a\nRUN a `\n b\n', -1, null),
      '# escape=`\nFROM a\nRUN a `\n b\n',
    ],
    ['into a file of comments', '# about\n', insert('FROM a', -1, null), '# about\nFROM a\n'],
    [
      'below a directive',
      '# syntax=x\n',
      insert('# check=skip=all\nFROM a', -1, null),
      '# syntax=x\n\n# check=skip=all\nFROM a\n',
    ],
    [
      'with the file’s line endings, without byte order mark',
      'FROM a\r\nRUN x\r\n',
      insert('\uFEFF# c\n\nRUN y\r', 0, null),
      'FROM a\r\nRUN x\r\n# c\r\n\r\nRUN y\r\n',
    ],
    [
      'stages below the stage, with blank lines around them',
      'FROM a\nRUN x\nFROM c\nCOPY --from=0 / /\nFROM d\nCOPY --from=1 / /\n',
      insert('FROM b\nRUN y', 0, 1),
      'FROM a\nRUN x\n\nFROM b\nRUN y\n\nFROM c\nCOPY --from=0 / /\nFROM d\nCOPY --from=2 / /\n',
    ],
    [
      'stages whose numbers name each other',
      'FROM a\nRUN x\n',
      insert('FROM b\nFROM c\nCOPY --from=0 / /\n', 0, null),
      'FROM a\nRUN x\n\nFROM b\nFROM c\nCOPY --from=1 / /\n',
    ],
    [
      'stages of names that are taken',
      'FROM a AS build\nFROM c\nCOPY --from=build / /\n',
      insert('FROM b AS build\nFROM build\nCOPY --from=Build / /\n', 0, null),
      'FROM a AS build\n\nFROM b AS build2\nFROM build2\nCOPY --from=build2 / /\n\nFROM c\nCOPY --from=build / /\n',
    ],
    ['an ARG into an empty file', '', insert('ARG X=1', -1, null), 'ARG X=1\n'],
    [
      'a RUN above the first FROM',
      'FROM a\n',
      insert('RUN x', -1, null),
      'refused: only-arg-above-from',
    ],
    ['nothing', 'FROM a\n', insert(' \n\r\n', 0, null), 'refused: nothing-to-insert'],
    [
      'an open here-document',
      'FROM a\n',
      insert('RUN <<EOF\nx', 0, null),
      'refused: unterminated-heredoc',
    ],
    [
      'an open here-document before a FROM',
      'FROM a\n',
      insert('RUN <<EOF\nx\nFROM b\nRUN y', 0, null),
      'refused: unterminated-heredoc',
    ],
    [
      'a continuation at the end',
      'FROM a\n',
      insert('RUN x \\\n', 0, null),
      'refused: trailing-continuation',
    ],
    [
      'text of the other escape character',
      'FROM a\n',
      insert('# escape=`\nRUN a `\n  COPY b c', 0, null),
      'refused: other-escape-character',
    ],
    ['no instruction', 'FROM a\n', insert('hello world', 0, null), 'refused: would-break'],
    [
      'below what is not closed',
      'FROM a\nRUN x \\\n',
      insert('RUN y', 0, null),
      'refused: instruction-not-closed',
    ],
    ['at no place', 'FROM a\n', insert('RUN y', 1, null), 'refused: no-such-place'],
  ]);

  it('says what became of names and directives', () => {
    const text = 'FROM a AS build\n';
    expect(words(text, insert('# syntax=x\nFROM b AS build\n', 0, null))).toEqual([
      'Added a stage.',
      'build has a meaning in this file already: the new stage is called build2.',
      'Parser directives of the text are comments here: they count at the very top of a file only.',
    ]);
    expect(words(text, insert('RUN x', 0, null))).toEqual(['Put RUN into stage build.']);
  });
});

describe('duplicating instructions', () => {
  check([
    [
      'with its comments',
      'FROM a\n# c\nRUN x\nRUN y\n',
      duplicate(1),
      'FROM a\n# c\nRUN x\n# c\nRUN x\nRUN y\n',
    ],
    [
      'those that follow each other as a group',
      'FROM a\nRUN x\n\nRUN y\nRUN z\n',
      duplicate(2, 1),
      'FROM a\nRUN x\n\nRUN y\nRUN x\nRUN y\nRUN z\n',
    ],
    [
      'others each on its own',
      'FROM a\nRUN x\nRUN y\nRUN z',
      duplicate(1, 3),
      'FROM a\nRUN x\nRUN x\nRUN y\nRUN z\nRUN z',
    ],
    ['a here-document', 'FROM a\nRUN <<E\nE', duplicate(1), 'FROM a\nRUN <<E\nE\nRUN <<E\nE'],
    ['what is not closed', 'FROM a\nRUN x \\\n', duplicate(1), 'refused: instruction-not-closed'],
    ['FROM', 'FROM a\n', duplicate(0), 'refused: from-selected'],
  ]);
});

describe('deleting instructions', () => {
  check([
    ['with its comments', 'FROM a\n# c\nRUN x\nRUN y\n', remove(1), 'FROM a\nRUN y\n'],
    ['and one of two blank lines', 'FROM a\n\nRUN x\n\nRUN y\n', remove(1), 'FROM a\n\nRUN y\n'],
    [
      'several between blank lines',
      'FROM a\n\nRUN x\n\nRUN y\n\nRUN z\n',
      remove(1, 2),
      'FROM a\n\nRUN z\n',
    ],
    ['the last, with the blank line above', 'FROM a\n\nRUN x\n', remove(1), 'FROM a\n'],
    ['the last without a line ending', 'FROM a\r\nRUN x', remove(1), 'FROM a'],
    ['the first, with the blank line below', 'ARG X\n\nFROM a\n', remove(0), 'FROM a\n'],
    [
      'what kept a comment from being a directive',
      'ARG X\n# escape=`\nFROM a\n',
      remove(0),
      '\n# escape=`\nFROM a\n',
    ],
    [
      'a global ARG that a FROM needs',
      'ARG TAG=1\nFROM a:$TAG\n',
      remove(0),
      'refused: from-needs-variable',
    ],
    [
      'and leaves parted comments',
      'FROM a\n\n# part\n\nRUN x\n\nFROM b\n',
      remove(1),
      'FROM a\n\n# part\n\nFROM b\n',
    ],
    ['what is not closed', 'FROM a\nRUN x \\\n', remove(1), 'FROM a\n'],
    ['all that a file has', 'ARG X\n', remove(0), ''],
    ['FROM', 'FROM a\n', remove(0), 'refused: from-selected'],
  ]);

  it('names variables that are used further down', () => {
    expect(words('FROM a\nARG V=1\nRUN echo $V\n', remove(1))).toEqual([
      'Deleted ARG.',
      'No longer set where it is used: V (line 2).',
    ]);
  });

  it('offers to delete the stage instead of its FROM', () => {
    expect(words('FROM a AS web\n', remove(0))[1]).toBe('Delete stage web');
  });
});

describe('commenting out', () => {
  check([
    ['a line', 'FROM a\n  RUN x\n', comment(1), 'FROM a\n  # RUN x\n'],
    [
      'all lines at the least indentation',
      'FROM a\n  RUN a \\\n\n    # why\n      b\nRUN y',
      comment(1),
      'FROM a\n  # RUN a \\\n#\n  #   # why\n  #     b\nRUN y',
    ],
    [
      'a here-document',
      'FROM a\r\nRUN <<E\r\n\ta\r\n\r\nE\r\n',
      comment(1),
      'FROM a\r\n# RUN <<E\r\n# \ta\r\n#\r\n# E\r\n',
    ],
    ['at the very top', 'syntax=x\nFROM a\n', comment(0), '\n# syntax=x\nFROM a\n'],
    ['several', 'FROM a\nRUN x\n# c\nRUN y', comment(2, 1), 'FROM a\n# RUN x\n# c\n# RUN y'],
    ['FROM', 'FROM a\n', comment(0), 'refused: from-selected'],
  ]);
});

describe('replacing an instruction', () => {
  check([
    ['by another', 'FROM a\n  RUN x\n', replace(1, 'COPY . .\n'), 'FROM a\n  COPY . .\n'],
    [
      'by several lines',
      'FROM a\r\nRUN x\r\n',
      replace(1, 'RUN x \\\n  && y'),
      'FROM a\r\nRUN x \\\r\n  && y\r\n',
    ],
    ['FROM', 'FROM a\nRUN x', replace(0, 'FROM b AS c'), 'FROM b AS c\nRUN x'],
    ['by itself', 'FROM a\nRUN x', replace(1, '  RUN x\n'), 'FROM a\nRUN x'],
    ['by nothing', 'FROM a\nRUN x', replace(1, '# c'), 'refused: not-one-instruction'],
    ['by two', 'FROM a\nRUN x', replace(1, 'RUN y\nRUN z'), 'refused: not-one-instruction'],
    ['FROM by something else', 'FROM a\n', replace(0, 'RUN x'), 'refused: from-stays'],
    ['by FROM', 'FROM a\nRUN x\n', replace(1, 'FROM b'), 'refused: would-split-stage'],
    ['above FROM', 'ARG X\nFROM a\n', replace(0, 'RUN x'), 'refused: only-arg-above-from'],
    ['by an open one', 'FROM a\nRUN x\n', replace(1, 'RUN <<E'), 'refused: unterminated-heredoc'],
    [
      'by what copies from a later stage',
      'FROM a\nRUN x\nFROM b AS b\n',
      replace(1, 'COPY --from=b / /'),
      'refused: stage-comes-later',
    ],
    ['by no instruction', 'FROM a\nRUN x\n', replace(1, 'RUNN x'), 'refused: would-break'],
    ['what is not there', 'FROM a\n', replace(5, 'RUN x'), 'refused: no-such-instruction'],
  ]);

  it('replaces only what differs', () => {
    const result = applyIntent(contextOf('FROM a\nRUN make all\n'), replace(1, 'RUN make -j all'));
    expect(result.ok && result.edits).toEqual([{ start: 16, end: 16, text: '-j ' }]);
  });

  it('says what names the stage no more', () => {
    const text = 'FROM a AS build\nFROM b\nCOPY --from=build / /\n';
    expect(words(text, replace(0, 'FROM a AS builder'))).toEqual([
      'Changed FROM.',
      'Takes from elsewhere now: COPY (line 3).',
    ]);
  });
});
