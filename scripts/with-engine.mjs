// `node scripts/with-engine.mjs [--debian] -- COMMAND…`: runs the command with a private engine and registry.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { startEngine } from './engine/engine.mjs';
import { addressesForTests, portsForTests } from './engine/registry.mjs';
import { withLifetime } from './lib/lifetime.mjs';
import { run } from './lib/process.mjs';
import { seconds } from './lib/steps.mjs';

await withLifetime(async ({ signal, onEnd }) => {
  const separator = process.argv.indexOf('--');
  const [command, ...args] = separator < 0 ? [] : process.argv.slice(separator + 1);
  if (!command) {
    console.error('Usage: node scripts/with-engine.mjs [--debian] -- COMMAND…');
    return 2;
  }
  const began = performance.now();
  const dir = mkdtempSync(join(tmpdir(), 'stagecraft-engine-'));
  onEnd('the temporary folder', () => rmSync(dir, { recursive: true, force: true }));
  const plainPorts = await portsForTests();
  const engine = await startEngine({
    dir,
    plainPorts,
    temporary: true,
    registry: true,
    debian: process.argv.slice(2, separator).includes('--debian'),
    log: (line) => console.error(line),
    signal,
  });
  onEnd('the private engine', engine.stop);
  console.error(
    `Private Docker Engine at ${engine.endpoint}, registry ${engine.registry} (${seconds(began)})`,
  );
  const temporary = join(dir, 'tmp');
  mkdirSync(temporary);
  const env = {
    // What an interrupted command forgets goes with the engine.
    TMPDIR: temporary,
    STAGECRAFT_TEST_ENGINE: engine.endpoint,
    STAGECRAFT_TEST_REGISTRY: engine.registry ?? '',
    STAGECRAFT_TEST_PLAIN_REGISTRIES: addressesForTests(engine.registry, plainPorts),
    DOCKER_HOST: engine.endpoint,
  };
  const { code } = await run(command, args, { cwd: process.cwd(), env, output: 'inherit', signal });
  return code;
});
