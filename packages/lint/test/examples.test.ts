import { parseDockerfile } from '@stagecraft/dockerfile';
import { describe, expect, test } from 'vitest';
import type { LintFacts } from '../src/file/types.ts';
import { rules } from '../src/rules/index.ts';
import type { Example, Rule } from '../src/rule.ts';
import type { Finding } from '../src/types.ts';
import { errorsOf, findingsOf, fixed, mark, unmark } from './support/check.ts';

describe.each(rules)('$id', (rule) => {
  test('says itself in both languages', () => {
    for (const text of [rule.title, rule.why, rule.remedy]) {
      expect(text.en.trim()).not.toBe('');
      expect(text['zh-CN']).toMatch(/\p{Script=Han}/u);
    }
    expect(rule.title.en).toMatch(/\.$/);
    expect(rule.title['zh-CN']).toMatch(/。$/);
  });

  test('has a fix, or says why it has none', () => {
    const found = rule.examples.some((example) => {
      const { text } = unmark(example.bad);
      const around = { ...example, facts: allKnown(text) };
      return findingsOf(rule, text, around).some(isFixable);
    });
    expect(found).toBe(rule.noFix === undefined);
    if (rule.noFix === undefined) return;
    expect(rule.noFix.en).toMatch(/^[A-Z].*\.$/);
    expect(rule.noFix['zh-CN']).toMatch(/\p{Script=Han}.*。$/u);
  });

  test('has examples', () => {
    expect(rule.examples.length).toBeGreaterThan(0);
  });

  for (const [index, example] of rule.examples.entries()) {
    describe(`example ${String(index + 1)}`, () => {
      const { text } = unmark(example.bad);
      test('is found at its place', () => {
        expect(mark(text, findingsOf(rule, text, example))).toBe(example.bad);
      });
      test('is silent when it is good', () => {
        expect(mark(example.good, findingsOf(rule, example.good, example))).toBe(example.good);
        expect(errorsOf(example.good)).toEqual([]);
      });
      test.each([
        ['Windows line ends', (one: string) => one.replaceAll('\n', '\r\n')],
        ['a byte order mark', (one: string) => `\uFEFF${one}`],
      ])('is fixed as well with %s', (_, written) => {
        const plain = fixAll(rule, text, example);
        expect(fixAll(rule, written(text), example)).toBe(written(plain));
      });
      test('is clean once what can be fixed is', () => {
        const after = fixAll(rule, text, example);
        expect(findingsOf(rule, after, example).filter(isFixable)).toEqual([]);
        const before = new Set(errorsOf(text));
        expect(errorsOf(after).filter((code) => !before.has(code))).toEqual([]);
      });
    });
  }
});

test('no two rules share a name', () => {
  const names = rules.flatMap(({ id, aliases }) => [id, ...aliases]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

/** Applies the first fix again and again; each has to leave fewer findings than there were. */
function fixAll(rule: Rule, text: string, example: Example): string {
  const findings = findingsOf(rule, text, example);
  const fix = findings.find(isFixable)?.fix?.() ?? null;
  if (fix === null) return text;
  const after = fixed(text, fix);
  expect(findingsOf(rule, after, example).length).toBeLessThan(findings.length);
  return fixAll(rule, after, example);
}

/** As if the engine had every image and every package had been installed before. */
function allKnown(text: string): Partial<LintFacts> {
  const words = text.split(/[\s"'=]+/);
  const digest = `sha256:${'0'.repeat(64)}`;
  const names = Object.fromEntries(words.map((word) => [word.split(/[@[<>~]/)[0], '1.2.3']));
  const versions = Object.fromEntries(MANAGERS.map((manager) => [manager, names]));
  const installed = { source: { en: 'build #1', 'zh-CN': '构建 #1' }, versions };
  return {
    imageDigests: Object.fromEntries(words.map((word) => [word, `${word}@${digest}`])),
    installed: Object.fromEntries(
      parseDockerfile(text).instructions.map(({ id }) => [id, installed]),
    ),
  };
}

const MANAGERS = 'apt-get apk zypper pip npm go gem yum dnf'.split(' ');

function isFixable({ fix }: Finding): boolean {
  return (fix?.() ?? null) !== null;
}
