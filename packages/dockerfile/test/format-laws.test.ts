import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyEdits,
  formatDockerfile,
  formatRange,
  formatTyped,
  parseDockerfile,
  type Edit,
  type FormatOptions,
} from '../src/index.ts';
import { meaningOf } from './support/meaning.ts';
import { soup } from './support/soup.ts';
import { untidy } from './support/untidy.ts';

const texts = fc.oneof({ weight: 2, arbitrary: untidy }, { weight: 3, arbitrary: soup });

const plainOptions: fc.Arbitrary<FormatOptions> = fc.record({
  keywordCase: fc.constantFrom('upper', 'lower', 'keep'),
  indent: fc.constantFrom(4, 2, 0, 8),
  sortPackages: fc.constant(false),
});
const anyOptions = plainOptions.chain((options) =>
  fc.boolean().map((sortPackages) => ({ ...options, sortPackages })),
);

/** Formats, and shows that the edits are in order, within the text, and change something each. */
function applied(text: string, edits: readonly Edit[]): string {
  let end = 0;
  for (const edit of edits) {
    expect(edit.start).toBeGreaterThanOrEqual(end);
    expect(edit.end).toBeGreaterThanOrEqual(edit.start);
    expect(text.slice(edit.start, edit.end)).not.toBe(edit.text);
    end = edit.end;
  }
  expect(end).toBeLessThanOrEqual(text.length);
  return applyEdits(text, edits);
}

function formatted(text: string, options: FormatOptions): string {
  return applied(text, formatDockerfile(parseDockerfile(text), options));
}

describe('formatting any text', () => {
  test('keeps what it means', () => {
    fc.assert(
      fc.property(texts, plainOptions, (text, options) => {
        const after = formatted(text, options);
        expect(meaningOf(parseDockerfile(after))).toEqual(meaningOf(parseDockerfile(text)));
      }),
      { numRuns: 1000 },
    );
  });

  test('twice is formatting once', () => {
    fc.assert(
      fc.property(texts, anyOptions, (text, options) => {
        const once = formatted(text, options);
        expect(formatDockerfile(parseDockerfile(once), options)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('sorts packages without losing a character', () => {
    const charsOf = (text: string): string =>
      text
        .replace(/[\s\\]/g, '')
        .split('')
        .sort()
        .join('');
    fc.assert(
      fc.property(untidy, (text) => {
        const options = { keywordCase: 'keep', indent: 4, sortPackages: true } as const;
        expect(charsOf(formatted(text, options))).toBe(charsOf(text));
      }),
      { numRuns: 500 },
    );
  });

  test('of a range changes nothing beside the lines that it touches', () => {
    fc.assert(
      fc.property(texts, plainOptions, fc.nat(), fc.nat(), (text, options, a, b) => {
        const from = a % (text.length + 1);
        const span = { start: from, end: from + (b % (text.length + 1 - from)) };
        const model = parseDockerfile(text);
        const edits = formatRange(model, span, options);
        const after = parseDockerfile(applied(text, edits));
        expect(meaningOf(after)).toEqual(meaningOf(model));
        const touched = model.nodes.filter(
          (node) => node.span.start <= span.end && span.start <= node.span.end,
        );
        for (const edit of edits) {
          expect(edit.start).toBeGreaterThanOrEqual(touched[0]?.span.start ?? Infinity);
          expect(edit.end).toBeLessThanOrEqual(touched.at(-1)?.span.end ?? -1);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('while typing changes the white space of one line at most', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.constantFrom('\n', '\\', '`', 'x'), (text, seed, typed) => {
        const offset = seed % (text.length + 1);
        const edits = formatTyped(parseDockerfile(text), offset, typed);
        expect(edits.length).toBeLessThanOrEqual(1);
        for (const { start, end, text: wanted } of edits) {
          const lineStart = text.lastIndexOf('\n', start - 1) + 1;
          expect(`${text.slice(lineStart, end)}${wanted}`).toMatch(/^[ \t]*$/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
