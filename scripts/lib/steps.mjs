import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {(signal: AbortSignal) => Promise<{ ok: boolean, output: string }>} run
 */

/**
 * Seconds since a moment, for people.
 * @param {number} since ms, from `performance.now()`.
 */
export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * Runs independent steps, at most one a processor at a time; prints each with its time, and the output of those
 * that failed.
 * @param {readonly Step[]} steps
 * @param {AbortSignal} signal
 * @returns {Promise<readonly string[]>} Names of the steps that failed.
 */
export async function runSteps(steps, signal) {
  const waiting = [...steps];
  /** @type {string[]} */
  const failed = [];
  const worker = async () => {
    for (let step = waiting.shift(); step && !signal.aborted; step = waiting.shift()) {
      const began = performance.now();
      const { ok, output } = await step.run(signal).catch((error) => ({
        ok: false,
        output: error instanceof Error ? error.message : String(error),
      }));
      console.log(`${ok ? '✓' : '✗'} ${step.name}  ${seconds(began)}`);
      if (ok) continue;
      failed.push(step.name);
      console.log(output.trimEnd().replace(/^/gm, '    '));
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));
  return failed;
}
