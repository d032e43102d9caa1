import { applyEdits } from '@stagecraft/dockerfile';
import { describe, expect, test } from 'vitest';
import { fixText } from '../src/fixes/fix-text.ts';
import { defineRule, type Rule } from '../src/rule.ts';
import { maintainer } from '../src/rules/metadata/maintainer.ts';
import { rules } from '../src/rules/index.ts';
import type { Fix } from '../src/types.ts';
import { errorsOf, inputOf, unmark } from './support/check.ts';

const text = { en: 'X.', 'zh-CN': '某。' };
const about = {
  title: text,
  why: text,
  remedy: text,
  docs: [],
  examples: [],
  severity: 'info',
} as const;

/** Finds every place where `wanted` stands and puts `other` there. */
function replacing(id: string, wanted: string, other: string): Rule {
  return defineRule({
    ...about,
    id,
    aliases: [],
    check: ({ model }) =>
      [...model.text.matchAll(new RegExp(wanted, 'g'))].map(({ index }) => {
        const span = { start: index, end: index + wanted.length };
        const fix: Fix = { title: text, edits: [{ ...span, text: other }], changes: null };
        return { span, instruction: null, fix: () => fix };
      }),
  });
}

function fix(file: string, ...rules: readonly Rule[]) {
  const result = fixText(file, { rules, inputOf: (one) => inputOf(one), accepts: () => true });
  expect(applyEdits(file, result.edits)).toBe(result.text);
  return { text: result.text, fixed: result.fixed };
}

test('fixes everything at once and counts it', () => {
  expect(fix('FROM a\nMAINTAINER b\nMAINTAINER c\n', maintainer)).toEqual({
    text: 'FROM a\nLABEL org.opencontainers.image.authors="b"\nLABEL org.opencontainers.image.authors="c"\n',
    fixed: { maintainer: 2 },
  });
});

test('a fix may uncover the next', () => {
  const first = replacing('first', 'one', 'two');
  const second = replacing('second', 'two', 'three');
  expect(fix('FROM one\n', first, second)).toEqual({
    text: 'FROM three\n',
    fixed: { first: 1, second: 1 },
  });
});

test('of two that touch each other one waits', () => {
  const first = replacing('first', 'ab', 'b');
  const second = replacing('second', 'bc', 'c');
  expect(fix('FROM abc\n', first, second).text).toBe('FROM c\n');
});

test('two rules at odds come to an end', () => {
  const there = replacing('there', 'x', 'y');
  const back = replacing('back', 'y', 'x');
  expect(fix('FROM x\n', there, back).text).toMatch(/^FROM [xy]\n$/);
});

test('a fix that would break the file is left out, others are made', () => {
  const breaking = replacing('breaking', 'FROM', 'FORM');
  const good = replacing('good', 'old', 'new');
  expect(fix('FROM old\n', breaking, good)).toEqual({ text: 'FROM new\n', fixed: { good: 1 } });
});

describe.each(['fixes that change nothing in the image', 'all fixes'] as const)(
  '%s come to an end in the examples of every rule',
  (which) => {
    const accepts = (_: unknown, { changes }: Fix): boolean =>
      which === 'all fixes' || changes === null;

    test.each(rules)('$id', ({ examples }) => {
      for (const example of examples) {
        for (const before of [unmark(example.bad).text, example.good]) {
          const fixing = { rules, inputOf: (one: string) => inputOf(one, example), accepts };
          const after = fixText(before, fixing).text;
          expect(fixText(after, fixing)).toEqual({ text: after, edits: [], fixed: {} });
          expect(errorsOf(after).length).toBeLessThanOrEqual(errorsOf(before).length);
        }
      }
    });
  },
);
