import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} [names] Of what failed, where that is known.
 * @property {readonly string[]} [flaky] Names of what passed, but not at the first try.
 */

/**
 * @typedef {object} PlaywrightSuite
 * @property {string} file
 * @property {readonly { title: string, ok: boolean, tests: readonly { status: string }[] }[]} [specs]
 * @property {readonly PlaywrightSuite[]} [suites]
 */

/**
 * @typedef {object} Report What is read of vitest's report (Jest's format) or of Playwright's.
 * @property {number} [numPassedTests]
 * @property {number} [numFailedTests]
 * @property {readonly { name: string, assertionResults: readonly { status: string, fullName: string }[] }[]}
 *   [testResults]
 * @property {{ expected: number, unexpected: number, flaky: number }} [stats]
 * @property {readonly unknown[]} [errors]
 * @property {readonly PlaywrightSuite[]} [suites]
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
 * Counts the tests in vitest's report or Playwright's.
 * @param {Report} report
 * @returns {Count | null}
 */
export function countReport(report) {
  if (report.stats) {
    // An error outside tests is one more failure.
    const failed = report.stats.unexpected + (report.errors?.length ?? 0);
    const passed = report.stats.expected + report.stats.flaky;
    const specs = (report.suites ?? []).flatMap(specsOf);
    const named = (/** @type {PlaywrightSpec[]} */ some) => some.map(({ name }) => name);
    return {
      passed,
      failed,
      names: named(specs.filter(({ ok }) => !ok)),
      flaky: named(specs.filter(({ flaky }) => flaky)),
    };
  }
  if (report.numPassedTests === undefined || report.numFailedTests === undefined) return null;
  const names = (report.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${basename(name)} › ${fullName}`),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests, names };
}

/**
 * @typedef {object} PlaywrightSpec
 * @property {string} name File and title.
 * @property {boolean} ok
 * @property {boolean} flaky It failed first.
 */

/**
 * All tests in a suite and those within it.
 * @param {PlaywrightSuite} suite
 * @returns {PlaywrightSpec[]}
 */
function specsOf({ file, specs = [], suites = [] }) {
  const own = specs.map(({ title, ok, tests }) => ({
    name: `${file} › ${title}`,
    ok,
    flaky: tests.some(({ status }) => status === 'flaky'),
  }));
  return [...own, ...suites.flatMap(specsOf)];
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
  return { ...count, failed: broken ? Math.max(1, count.failed) : count.failed };
}
