import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEdits, parseDockerfile, problemsOf, buildGraph } from '../../src/index.ts';
import { blockOf, segmentOf } from '../../src/edits/blocks.ts';
import { compose } from '../../src/edits/compose.ts';
import { documents } from '../support/documents.ts';

it('takes documents that BuildKit takes', () => {
  fc.assert(
    fc.property(documents, (text) => {
      const model = parseDockerfile(text);
      const errors = problemsOf(model, buildGraph(model)).filter((one) => one.severity === 'error');
      expect(errors.map(({ code }) => code)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

it('changes nothing where the pieces are the text', () => {
  fc.assert(
    fc.property(documents, (text) => {
      const model = parseDockerfile(text);
      expect(
        compose(
          model,
          model.nodes.map(({ span }) => span),
        ),
      ).toEqual([]);
    }),
  );
});

it('puts pieces in any order, and leaves the longest where it is', () => {
  fc.assert(
    fc.property(
      documents.chain((text) =>
        fc.tuple(
          fc.constant(text),
          fc.shuffledSubarray(parseDockerfile(text).nodes.map(({ span }) => span)),
        ),
      ),
      ([text, pieces]) => {
        const model = parseDockerfile(text);
        const edits = compose(model, pieces);
        const lines = (part: string) => part.split(/\r?\n/).filter((line) => line !== '');
        const result = applyEdits(text, edits);
        expect(lines(result)).toEqual(
          pieces.flatMap(({ start, end }) => lines(text.slice(start, end))),
        );
        // Where the last line has no ending, the piece that becomes the last one loses its own.
        const longest = Math.max(0, ...pieces.map(({ start, end }) => end - start));
        const replaced = edits.reduce((sum, { start, end }) => sum + end - start, 0);
        expect(text.length - replaced).toBeGreaterThanOrEqual(longest - model.newline.length);
      },
    ),
  );
});

it('adds lines with the line ending of the file', () => {
  const model = parseDockerfile('FROM a\r\nRUN one');
  const [from, run] = model.instructions.map(({ span }) => span);
  const pieces = [from, 'RUN zero\n', run, 'RUN two\nRUN three\n'].filter(
    (one) => one !== undefined,
  );
  expect(applyEdits(model.text, compose(model, pieces))).toBe(
    'FROM a\r\nRUN zero\r\nRUN one\r\nRUN two\r\nRUN three',
  );
});

it('gives comments to the instruction below them', () => {
  const text =
    '# syntax=docker/dockerfile:1\n# of the file\nFROM a\n# parted\n\n# one\n  # two\nRUN x\n\n# b\nFROM b\n';
  const model = parseDockerfile(text);
  const block = (at: number) => {
    const { start, end } = blockOf(model, at);
    return text.slice(start, end);
  };
  expect(block(0)).toBe('FROM a\n');
  expect(block(1)).toBe('# one\n  # two\nRUN x\n');
  const { start, end } = segmentOf(model, 0);
  expect(text.slice(start, end)).toBe(text.slice(text.indexOf('FROM a'), text.indexOf('# b')));
});

it.each([
  ['ends without a line ending where the last line goes', 'FROM a\r\nRUN x', [0], 'FROM a'],
  ['and where another line becomes the last', 'FROM a\nRUN x', [1, 0], 'RUN x\nFROM a'],
  [
    'keeps a comment from being a directive',
    'FROM a\n# escape=`\n',
    [1, 0],
    '\n# escape=`\nFROM a\n',
  ],
  [
    'also below a byte order mark',
    '\uFEFFFROM a\n#check=x\n',
    [0, 2, 1],
    '\uFEFF\n#check=x\nFROM a\n',
  ],
  [
    'keeps a comment below a directive apart',
    '# syntax=x\nFROM a\n# c\nRUN x\n',
    [0, 2, 3, 1],
    '# syntax=x\n\n# c\nRUN x\nFROM a\n',
  ],
  [
    'leaves the comments there that were there',
    '# syntax=x\n# c\nFROM a\nRUN x\n',
    [0, 1, 3, 2],
    '# syntax=x\n# c\nRUN x\nFROM a\n',
  ],
  [
    'keeps a comment apart that would join those of the file',
    '# syntax=x\n# c\nFROM a\n# d\nRUN x\n',
    [0, 1, 3, 4, 2],
    '# syntax=x\n# c\n\n# d\nRUN x\nFROM a\n',
  ],
])('%s', (_, text, order, wanted) => {
  const model = parseDockerfile(text);
  const pieces = order.flatMap((at) => model.nodes[at]?.span ?? []);
  expect(applyEdits(text, compose(model, pieces))).toBe(wanted);
});

it('leaves out an edit that would put back what it takes', () => {
  const model = parseDockerfile('FROM a\n\nRUN x\n');
  const [from, , run] = model.nodes.map(({ span }) => span);
  expect(
    compose(
      model,
      [from, '\n', run].filter((one) => one !== undefined),
    ),
  ).toEqual([]);
});
