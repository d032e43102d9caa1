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

test('counts what Playwright reports, and names what failed', () => {
  const file = 'one.spec.ts';
  const inner = { file, specs: [{ title: 'closes', ok: false }] };
  const suites = [{ file, specs: [{ title: 'opens', ok: true }], suites: [inner] }];
  const stats = { expected: 5, unexpected: 1, flaky: 1 };
  expect(countReport({ stats, errors: [], suites })).toEqual({
    passed: 5,
    failed: 2,
    names: ['one.spec.ts › closes'],
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
