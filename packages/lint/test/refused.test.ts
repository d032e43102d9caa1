import { problemsOf } from '@stagecraft/dockerfile';
import { describe, expect, test } from 'vitest';
import { rules } from '../src/rules/index.ts';
import { failedChecks } from '../src/run/failed-checks.ts';
import { lint } from '../src/run/lint.ts';
import { noticesOf, problemsWithChecks } from '../src/run/notices.ts';
import { inputOf } from './support/check.ts';
import { refusedCases } from './support/refused-cases.ts';

describe('what a build is refused for under # check=error=true', () => {
  test.each(refusedCases)('$name', ({ text, isRefused }) => {
    const input = inputOf(text);
    expect(failedChecks(rules, input).length > 0).toBe(isRefused);
  });

  test('counts whatever a policy says, but is told as the policy has it', () => {
    const text = '# check=error=true\nFROM scratch\nMAINTAINER jane\n';
    const input = inputOf(text, { policy: { rules: { maintainer: 'off' } } });
    expect(failedChecks(rules, input).map(({ rule }) => rule)).toEqual(['maintainer']);
    expect(lint(rules, input).filter(({ isRefused }) => isRefused)).toEqual([]);
    const told = noticesOf([], lint(rules, inputOf(text))).filter(({ isRefused }) => isRefused);
    expect(told).toMatchObject([{ code: 'maintainer', severity: 'error', isRule: true }]);
  });

  test('is no experimental check that only a policy asks for', () => {
    const text = '# check=error=true\n# which release\nARG VERSION=1\nFROM scratch\nWORKDIR /a\n';
    const policy = { rules: { 'definition-description': 'info' } } as const;
    expect(lint(rules, inputOf(text, { policy }))).toMatchObject([
      { rule: 'definition-description', severity: 'info', isRefused: false },
    ]);
  });

  test('stands once among the problems, which keep their codes', () => {
    const text = '# check=error=true\nFROM scratch AS x\nEXPOSE 80:80\nCOPY --from=x a b\nRUM b\n';
    const input = inputOf(text);
    const problems = problemsOf(input.model, input.graph);
    const all = problemsWithChecks(problems, failedChecks(rules, input));
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['port-mapping', 'warning'],
      ['self-reference', 'error'],
      ['unknown-instruction', 'error'],
    ]);
    expect(all.map(({ code, severity }) => [code, severity])).toEqual([
      ['port-mapping-in-expose', 'error'],
      ['self-reference', 'error'],
      ['unknown-instruction', 'error'],
    ]);
  });
});
