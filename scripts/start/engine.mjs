import { join } from 'node:path';
import { canInstall, installPackages } from '../bootstrap/apt.mjs';
import { startEngine } from '../engine/engine.mjs';
import { provideDebian } from '../engine/images.mjs';
import { engineObstacle, missingEnginePackages } from '../engine/requirements.mjs';
import { dataFolder, root, userFolder } from '../lib/paths.mjs';
import { run } from '../lib/process.mjs';

/**
 * @typedef {object} ChosenEngine
 * @property {readonly string[]} serverArguments
 * @property {() => Promise<void>} [stop] Only for an engine that we started.
 * @property {() => Promise<void>} [stockLater] What a new engine still lacks but need not wait for.
 */

/**
 * @typedef {{ endpoint: string, source: string } | { endpoint: null, detail: string }} Found What
 * `find-engine.mjs` prints.
 */

/**
 * Asks the server's own search, so that both agree.
 * @param {AbortSignal} signal
 * @returns {Promise<Found>}
 */
async function findEngine(signal) {
  const script = join(root, 'apps/server/dist/find-engine.mjs');
  const { code, output } = await run('node', [script], { cwd: userFolder, signal });
  if (code !== 0) throw new Error(`The search for a Docker Engine failed:\n${output.trim()}`);
  return JSON.parse(output.trim().split('\n').pop() ?? '');
}

const advice =
  'Stagecraft starts without an engine: it edits, draws and checks, but cannot build. Install Docker Engine ' +
  '(https://docs.docker.com/engine/install/) or start it, or name one with --engine; the page notices it by itself.';

/**
 * @param {string} explicit
 * @returns {ChosenEngine}
 */
function named(explicit) {
  return { serverArguments: ['--engine', explicit] };
}

/**
 * The engine for this run: the one that was named, one that is found, a private one, or none.
 * @param {string | undefined} explicit `--engine`
 * @param {(line: string) => void} log
 * @param {AbortSignal} signal
 * @returns {Promise<ChosenEngine>}
 */
export async function chooseEngine(explicit, log, signal) {
  if (explicit !== undefined) return named(explicit);
  const found = await findEngine(signal);
  // The server finds the same again, and knows by itself how it was found.
  if (found.endpoint !== null) return { serverArguments: [] };
  log(`No Docker Engine was found (${found.detail}).`);
  // An engine that the user named is not replaced in silence.
  if (process.env['DOCKER_HOST'] || !canInstall() || engineObstacle()) {
    log(advice);
    return { serverArguments: [] };
  }
  log('As root on Debian or Ubuntu, Stagecraft brings up a private one; it ends with Stagecraft.');
  try {
    return await startPrivateEngine(log, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    log(error instanceof Error ? error.message : String(error));
    log(advice);
    return { serverArguments: [] };
  }
}

/**
 * @param {(line: string) => void} log
 * @param {AbortSignal} signal
 * @returns {Promise<ChosenEngine>}
 */
async function startPrivateEngine(log, signal) {
  const parts = { registry: false, debian: true };
  await installPackages(missingEnginePackages(parts), 'a private Docker Engine', log, signal);
  const dir = join(dataFolder(), 'engine');
  const engine = await startEngine({ dir, temporary: false, ...parts, debian: false, log, signal });
  const socket = engine.endpoint.replace('unix://', '');
  return {
    serverArguments: ['--engine', engine.endpoint, '--engine-source', 'private'],
    stop: engine.stop,
    stockLater: () => provideDebian(socket, signal),
  };
}
