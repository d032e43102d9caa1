import { performance } from 'node:perf_hooks';
import { run } from '../lib/process.mjs';
import { seconds } from '../lib/steps.mjs';
import { judgePhase, readReport } from './results.mjs';

/**
 * @typedef {object} Tally What has been counted so far.
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} broken What failed, a line each, as the last lines of the run repeat it.
 * @property {string[]} flaky What passed only at the second try, in the same way.
 */

/**
 * Runs one phase of `npm test` and adds its result. A phase that fails does not keep the next from running.
 * @param {string} name
 * @param {Tally} tally
 * @param {AbortSignal} signal
 * @param {() => Promise<import('./results.mjs').Count>} work
 */
export async function runPhase(name, tally, signal, work) {
  signal.throwIfAborted();
  console.log(`\n── ${name}`);
  const began = performance.now();
  /** @type {import('./results.mjs').Count} */
  let count = { passed: 0, failed: 1 };
  try {
    count = await work();
  } catch (error) {
    signal.throwIfAborted();
    console.log(error instanceof Error ? error.message : error);
  }
  signal.throwIfAborted();
  tally.passed += count.passed;
  tally.failed += count.failed;
  tally.flaky.push(...(count.flaky ?? []));
  if (count.failed > 0) tally.broken.push(...failures(name, count));
  console.log(`── ${name}: ${count.failed === 0 ? 'good' : 'failed'}, ${seconds(began)}`);
}

/**
 * @param {string} phase
 * @param {import('./results.mjs').Count} count
 * @returns {readonly string[]}
 */
function failures(phase, { names }) {
  return names?.length ? names.map((name) => `${phase}: ${name}`) : [phase];
}

/**
 * Runs vitest or Playwright, its own words on the screen, and reads its JSON report.
 * @param {'vitest' | 'playwright'} tool
 * @param {readonly string[]} args
 * @param {{ report: string, env?: NodeJS.ProcessEnv, signal: AbortSignal }} options
 * @returns {Promise<import('./results.mjs').Count>}
 */
export async function runTests(tool, args, { report, env, signal }) {
  const reporters =
    tool === 'vitest'
      ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      : ['--reporter=list,json'];
  const { code } = await run(tool, [...args, ...reporters], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    output: 'inherit',
    signal,
  });
  return judgePhase(readReport(report), code);
}
