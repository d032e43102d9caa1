import { expect, test } from 'vitest';
import { countReport, judgePhase } from './results.mjs';

test('counts vitest and Playwright reports', () => {
  expect(countReport({ numPassedTests: 7, numFailedTests: 2 })).toEqual({ passed: 7, failed: 2 });
  expect(countReport({ stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: [] })).toEqual({
    passed: 5,
    failed: 2,
  });
});

test('an error outside the tests counts as a failure', () => {
  const report = {
    stats: { expected: 5, unexpected: 0, flaky: 0 },
    errors: [{ message: 'no server' }],
  };
  expect(countReport(report)).toEqual({ passed: 5, failed: 1 });
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
