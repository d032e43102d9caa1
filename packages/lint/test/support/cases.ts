import { expect, test } from 'vitest';
import type { Rule } from '../../src/rule.ts';
import { findingsOf, fixed, mark, unmark, type Surroundings } from './check.ts';

/** A file of a rule's tests and what it is looked at with. */
export interface WrittenCase {
  readonly text: string;
  readonly around: Surroundings;
}

/** The files of all `ruleCases` that were called so far, for those who ask another linter about them. */
export const writtenCases: WrittenCase[] = [];

/**
 * Files with the places that the rule is to find marked as `«…»`; a file without marks is to be silent.
 * A case is the file, or a name for it and the file.
 */
export function ruleCases(
  rule: Rule,
  cases: readonly (string | readonly [name: string, marked: string])[],
  around: Surroundings = {},
): void {
  const texts = cases.map((one) => unmark(typeof one === 'string' ? one : one[1]).text);
  writtenCases.push(...texts.map((text) => ({ text, around })));
  const named = cases.map((one) => (typeof one === 'string' ? ([one, one] as const) : one));
  test.each(named)(`${rule.id}: %s`, (_, marked) => {
    const { text } = unmark(marked);
    expect(mark(text, findingsOf(rule, text, around))).toBe(marked);
  });
}

/** Files and what the first finding's fix makes of them; null where there is none. */
export function fixCases(
  rule: Rule,
  cases: readonly (readonly [before: string, after: string | null])[],
  around?: Surroundings,
): void {
  test.each(cases)(`fix of ${rule.id}: %s`, (before, after) => {
    const fix = findingsOf(rule, before, around)[0]?.fix?.() ?? null;
    expect(fix === null ? null : fixed(before, fix)).toBe(after);
  });
}
