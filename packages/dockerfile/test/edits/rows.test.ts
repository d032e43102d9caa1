import { describe, expect, it } from 'vitest';
import { applyIntent } from '../../src/index.ts';
import { contextOf } from '../support/intents.ts';
import {
  check,
  comment,
  duplicate,
  insert,
  remove,
  replace,
  words,
} from '../support/row-intents.ts';

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
      'between rows that blank lines part',
      'FROM a\n\nRUN x\n\n# y\nRUN y\n',
      insert('RUN z', 0, 2),
      'FROM a\n\nRUN x\n\nRUN z\n\n# y\nRUN y\n',
    ],
    [
      'below rows that blank lines part',
      'FROM a\n\nRUN x\n\nRUN y\n',
      insert('RUN z', 0, null),
      'FROM a\n\nRUN x\n\nRUN y\n\nRUN z\n',
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
      'FROM a\nRUN x\n\nRUN y\nRUN x\n\nRUN y\nRUN z\n',
    ],
    [
      'others each on its own',
      'FROM a\nRUN x\nRUN y\nRUN z',
      duplicate(1, 3),
      'FROM a\nRUN x\nRUN x\nRUN y\nRUN z\nRUN z',
    ],
    [
      'parted by blank lines as it is',
      'FROM a\n\nRUN x\n\nRUN y\n',
      duplicate(1),
      'FROM a\n\nRUN x\n\nRUN x\n\nRUN y\n',
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

  it('tells what is on the clipboard as cut', () => {
    expect(
      words('FROM a\nRUN x\nRUN y\n', {
        kind: 'deleteInstructions',
        instructions: [1, 2],
        cut: true,
      }),
    ).toEqual(['Cut 2 instructions.']);
  });

  it('names variables that are used further down', () => {
    expect(words('FROM a\nARG V=1\nRUN echo $V\n', remove(1))).toEqual([
      'Deleted ARG.',
      'No longer set where it is used: V (line 2).',
    ]);
  });

  it('offers to delete the stage instead of its FROM', () => {
    expect(words('FROM a AS web\nFROM b\n', remove(0))[1]).toBe('Delete stage web');
  });

  it('offers only what can be done: the only stage stays', () => {
    expect(words('FROM a AS web\n', remove(0))[1]).toBeUndefined();
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
