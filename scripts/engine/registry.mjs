import { mkdirSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { spawnBound, waitForAnswer } from './daemon.mjs';

/**
 * @param {string} host
 * @returns {Promise<number>} A port that is free there.
 */
function freePort(host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * Ports for further registries, which tests start themselves: one for each browser that runs at once.
 * @returns {Promise<number[]>}
 */
export function portsForTests() {
  return Promise.all([freePort('127.0.0.1'), freePort('127.0.0.1')]);
}

/**
 * @param {string | null} registry The engine's own, `host:port`.
 * @param {readonly number[]} ports
 * @returns {string} `host:port` of each, with commas between them; empty without a registry.
 */
export function addressesForTests(registry, ports) {
  const host = registry?.replace(/:\d+$/, '');
  return host === undefined ? '' : ports.map((port) => `${host}:${port}`).join(',');
}

/**
 * @param {string} registry
 * @returns {Promise<boolean>}
 */
function registryAnswers(registry) {
  return new Promise((resolve) => {
    get(`http://${registry}/v2/`, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    }).on('error', () => resolve(false));
  });
}

/**
 * A registry without a password at the host's end of the engine's network: the engine, its containers and the host
 * reach it by one address, and nobody else does.
 * @param {{ runFolder: string, dataFolder: string, host: string }} options
 * @param {AbortSignal} [signal]
 * @returns {Promise<string>} `host:port`
 */
export async function startRegistry({ runFolder, dataFolder, host }, signal) {
  const registry = `${host}:${await freePort(host)}`;
  const config = join(runFolder, 'registry.json');
  mkdirSync(dataFolder, { recursive: true });
  // The configuration is YAML, of which JSON is a part.
  writeFileSync(
    config,
    JSON.stringify({
      version: '0.1',
      log: { level: 'warn' },
      storage: { filesystem: { rootdirectory: dataFolder }, delete: { enabled: true } },
      http: { addr: registry },
    }),
  );
  const log = join(runFolder, 'registry.log');
  const env = { ...process.env, OTEL_TRACES_EXPORTER: 'none' };
  const child = spawnBound(['docker-registry', 'serve', config], log, env);
  await waitForAnswer(
    'docker-registry',
    child,
    () => registryAnswers(registry),
    20_000,
    log,
    signal,
  );
  return registry;
}
