// `npm run bench [NAME] [-- --json]`: measures; see bench/. Brings a private engine up where it may.
import './bootstrap/node-version.mjs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages } from './bootstrap/apt.mjs';
import { ensureBuilt } from './bootstrap/build.mjs';
import { ensureDependencies } from './bootstrap/dependencies.mjs';
import { startEngine } from './engine/engine.mjs';
import { engineObstacle, missingEnginePackages } from './engine/requirements.mjs';
import { withLifetime } from './lib/lifetime.mjs';
import { run } from './lib/process.mjs';

/** Standard output is the result's: with --json it is read by programs. @param {string} line */
const log = (line) => console.error(line);

await withLifetime(async ({ signal, onEnd }) => {
  await ensureDependencies(log, signal);
  await ensureBuilt(log, signal);
  /** @type {NodeJS.ProcessEnv} */
  const env = {};
  if (!process.env['STAGECRAFT_TEST_ENGINE'] && engineObstacle() === null) {
    const parts = { registry: true, debian: false };
    await installPackages(missingEnginePackages(parts), 'the measurements', log, signal);
    const engine = await startEngine({
      dir: mkdtempSync(join(tmpdir(), 'stagecraft-bench-')),
      temporary: true,
      ...parts,
      log,
      signal,
    });
    onEnd('the private engine', engine.stop);
    env['STAGECRAFT_TEST_ENGINE'] = engine.endpoint;
    env['STAGECRAFT_TEST_REGISTRY'] = engine.registry ?? '';
    env['DOCKER_HOST'] = engine.endpoint;
    // Its build cache may be emptied between measurements.
    env['STAGECRAFT_BENCH_OWN_ENGINE'] = '1';
  }
  const args = ['--import', 'tsx', 'bench/src/main.ts', ...process.argv.slice(2)];
  const { code } = await run('node', args, { env, output: 'inherit', signal });
  return code;
});
