// `npm test`: everything, on a machine with nothing but Node. Sets up what is missing, checks, and runs all tests.
import './bootstrap/node-version.mjs';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { installPackages } from './bootstrap/apt.mjs';
import { missingBrowserPackages } from './bootstrap/browser.mjs';
import { ensureBuilt } from './bootstrap/build.mjs';
import { ensureDependencies } from './bootstrap/dependencies.mjs';
import { checks } from './check/steps.mjs';
import { startEngine } from './engine/engine.mjs';
import { debianTar } from './engine/images.mjs';
import { addressesForTests, portsForTests } from './engine/registry.mjs';
import { engineObstacle, hasProgram, missingEnginePackages } from './engine/requirements.mjs';
import { withLifetime } from './lib/lifetime.mjs';
import { runSteps, seconds } from './lib/steps.mjs';
import { runPhase, runTests } from './test/phases.mjs';

const engineParts = { registry: true, debian: true };
/** @param {string} line */
const log = (line) => console.log(line);

/** @param {AbortSignal} signal */
async function setUp(signal) {
  await ensureDependencies(log, signal);
  const obstacle = engineObstacle();
  if (obstacle) throw new Error(`The tests start their own Docker Engine, but ${obstacle}.`);
  const packages = [
    ...missingEnginePackages(engineParts),
    ...missingBrowserPackages(),
    ...(hasProgram('shellcheck') ? [] : ['shellcheck']),
  ];
  await installPackages(packages, 'the tests', log, signal);
  await ensureBuilt(log, signal);
  return { passed: 0, failed: 0 };
}

/**
 * @param {import('./test/phases.mjs').Tally} tally
 * @param {string} folder
 * @param {import('./lib/lifetime.mjs').Lifetime} life
 */
async function runAll(tally, folder, { signal, onEnd }) {
  const report = (/** @type {string} */ name) => join(folder, `${name}.json`);
  await runPhase('set-up', tally, signal, () => setUp(signal));
  // Without what the tests need, every later failure would only hide this one.
  if (tally.failed > 0) return;
  // Half a minute of a mostly idle processor when it is not cached yet: meanwhile the checks run.
  const debian = debianTar(signal).catch(() => {});
  await runPhase('check', tally, signal, async () => {
    const failed = await runSteps(checks, signal);
    return { passed: 0, failed: failed.length, names: failed };
  });
  await runPhase('unit tests', tally, signal, () =>
    runTests('vitest', ['run'], { report: report('unit'), signal }),
  );
  await debian;
  /** @type {NodeJS.ProcessEnv} */
  let env = {};
  await runPhase('engine', tally, signal, async () => {
    const plainPorts = await portsForTests();
    const engine = await startEngine({
      dir: folder,
      plainPorts,
      temporary: true,
      ...engineParts,
      log,
      signal,
    });
    onEnd('the private engine', engine.stop);
    const temporary = join(folder, 'tmp');
    mkdirSync(temporary);
    env = {
      // What an interrupted test forgets goes with the rest.
      TMPDIR: temporary,
      STAGECRAFT_TEST_ENGINE: engine.endpoint,
      STAGECRAFT_TEST_REGISTRY: engine.registry ?? '',
      STAGECRAFT_TEST_PLAIN_REGISTRIES: addressesForTests(engine.registry, plainPorts),
      DOCKER_HOST: engine.endpoint,
    };
    return { passed: 0, failed: 0 };
  });
  if (!env['STAGECRAFT_TEST_ENGINE']) return;
  await runPhase('engine contract tests', tally, signal, () =>
    runTests('vitest', ['run', '--config', 'vitest.contract.config.ts'], {
      report: report('contract'),
      env,
      signal,
    }),
  );
  await runPhase('end-to-end tests', tally, signal, () =>
    runTests('playwright', ['test', '--config', 'e2e/playwright.config.ts', '--retries=2'], {
      report: report('e2e'),
      env,
      signal,
    }),
  );
}

await withLifetime(async (life) => {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-test-'));
  life.onEnd('the temporary folder', () => rmSync(folder, { recursive: true, force: true }));
  /** @type {import('./test/phases.mjs').Tally} */
  const tally = { passed: 0, failed: 0, broken: [], flaky: [] };
  await runAll(tally, folder, life);
  console.log(`\nAll in ${seconds(began)}`);
  for (const name of tally.flaky) console.log(`~ flaky: ${name}`);
  for (const line of tally.broken) console.log(`✗ ${line}`);
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
  return tally.failed === 0 && tally.passed > 0 ? 0 : 1;
});
