import { expect, test } from 'vitest';
import { countReport, judgePhase } from './results.mjs';

test('counts what vitest reports, and names what failed', () => {
  const testResults = [
    {
      name: '/checkout/one.test.ts',
      assertionResults: [
        { status: 'passed', fullName: 'adds' },
        { status: 'failed', fullName: 'takes away' },
      ],
    },
  ];
  expect(countReport({ numPassedTests: 7, numFailedTests: 1, testResults })).toEqual({
    passed: 7,
    failed: 1,
    names: ['one.test.ts › takes away'],
  });
});

test('counts what Playwright reports, and names what failed or passed only at the second try', () => {
  const file = 'one.spec.ts';
  const spec = (/** @type {string} */ title, /** @type {string} */ status) => ({
    title,
    ok: status !== 'unexpected',
    tests: [{ status }],
  });
  const inner = { file, specs: [spec('closes', 'unexpected'), spec('turns', 'flaky')] };
  const suites = [{ file, specs: [spec('opens', 'expected')], suites: [inner] }];
  const stats = { expected: 5, unexpected: 1, flaky: 1 };
  expect(countReport({ stats, errors: [], suites })).toEqual({
    passed: 6,
    failed: 1,
    names: ['one.spec.ts › closes'],
    flaky: ['one.spec.ts › turns'],
  });
});

test('an error outside the tests counts as a failure', () => {
  const report = {
    stats: { expected: 5, unexpected: 0, flaky: 0 },
    errors: [{ message: 'no server' }],
  };
  expect(countReport(report)).toMatchObject({ passed: 5, failed: 1 });
});

test('something else is no report', () => {
  expect(countReport({})).toBeNull();
});

test('a phase that broke, or ran nothing, has failed', () => {
  expect(judgePhase(null, 1)).toEqual({ passed: 0, failed: 1 });
  expect(judgePhase({ passed: 3, failed: 0 }, 1)).toEqual({ passed: 3, failed: 1 });
  expect(judgePhase({ passed: 0, failed: 0 }, 0)).toEqual({ passed: 0, failed: 1 });
  expect(judgePhase({ passed: 3, failed: 0 }, 0)).toEqual({ passed: 3, failed: 0 });
  expect(judgePhase({ passed: 3, failed: 2 }, 1)).toEqual({ passed: 3, failed: 2 });
});
