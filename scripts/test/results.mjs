import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 */

/**
 * What a test run says of itself.
 * @param {string} path Its JSON report.
 * @returns {Count | null} Null when there is none: the run broke before its first test.
 */
export function readReport(path) {
  try {
    return countReport(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Counts the tests in vitest's report (Jest's format) or Playwright's.
 * @param {{ numPassedTests?: number, numFailedTests?: number, numFailedTestSuites?: number,
 *   stats?: { expected: number, unexpected: number, flaky: number }, errors?: readonly unknown[] }} report
 * @returns {Count | null}
 */
export function countReport(report) {
  if (report.stats) {
    // A test that needed a second try did not pass; an error outside tests is one more failure.
    const { expected, unexpected, flaky } = report.stats;
    return { passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0) };
  }
  if (report.numPassedTests === undefined || report.numFailedTests === undefined) return null;
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

/**
 * A phase's count, by its report and its exit code: a phase that ended badly has at least one failure, and so has one
 * in which no test ran.
 * @param {Count | null} report
 * @param {number} code
 * @returns {Count}
 */
export function judgePhase(report, code) {
  const count = report ?? { passed: 0, failed: 0 };
  const broken = code !== 0 || count.passed + count.failed === 0;
  return { passed: count.passed, failed: broken ? Math.max(1, count.failed) : count.failed };
}
