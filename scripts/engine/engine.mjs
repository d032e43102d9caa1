import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { crashDaemon, startDaemon } from './daemon.mjs';
import { moveToRegistry, provideBusybox, provideDebian } from './images.mjs';
import { createNetwork } from './network.mjs';
import { startOf } from './processes.mjs';
import { dismantle, dismantleOrphans, liveEngineIn, runFolderOf, writeRecord } from './records.mjs';
import { startRegistry } from './registry.mjs';
import { engineObstacle, missingEnginePackages } from './requirements.mjs';

/**
 * @typedef {object} EngineOptions
 * @property {string} dir Where the engine keeps its data. Made if it is not there.
 * @property {boolean} temporary Whether `dir` is removed with the engine.
 * @property {boolean} registry With a registry as mirror: base images are pulled from it, not found in the engine.
 * @property {boolean} debian With `debian:bookworm-slim` beside `busybox:1.36`.
 * @property {readonly number[]} [plainPorts] Ports of the host where it may find further registries without TLS.
 * @property {(line: string) => void} log
 * @property {AbortSignal} [signal]
 */

/**
 * @typedef {object} PrivateEngine
 * @property {string} endpoint `unix:///…`
 * @property {string | null} registry `host:port`
 * @property {(() => Promise<void>) | null} crash Ends it as a crash does. Null for an engine that another process runs.
 * @property {(() => Promise<void>) | null} revive Starts it again after that, with all that it had.
 * @property {() => Promise<void>} stop Leaves nothing behind but `dir`, unless it is temporary. Safe to call twice.
 */

/**
 * Brings up a Docker Engine that shares nothing with any other: data, sockets, containerd, network, control groups.
 * What an earlier run left behind because it was killed is removed first.
 * @param {EngineOptions} options
 * @returns {Promise<PrivateEngine>}
 * @throws {Error} With the reason, after removing what was there of it.
 */
export async function startEngine(options) {
  const missing = missingEnginePackages(options);
  const obstacle =
    engineObstacle() ??
    (missing.length > 0 ? `these packages are missing: ${missing.join(' ')}` : null);
  if (obstacle) throw new Error(`No private Docker Engine: ${obstacle}.`);
  await dismantleOrphans(options.log);
  const running = liveEngineIn(options.dir);
  if (running) {
    options.log('Using the private Docker Engine that another Stagecraft runs here.');
    const endpoint = endpointOf(running.id);
    return { endpoint, registry: null, crash: null, revive: null, stop: async () => {} };
  }
  mkdirSync(options.dir, { recursive: true });
  /** @type {import('./records.mjs').EngineRecord} */
  const record = {
    id: randomBytes(4).toString('hex'),
    folder: options.dir,
    temporary: options.temporary,
    owner: process.pid,
    ownerStart: startOf(process.pid) ?? '',
    network: null,
  };
  writeRecord(record);
  /** @type {Promise<void> | undefined} */
  let stopped;
  const stop = () => (stopped ??= dismantle(record));
  try {
    const daemon = await assemble(record, options);
    return {
      endpoint: endpointOf(record.id),
      registry: daemon.registry,
      crash: () => crashDaemon(daemon),
      revive: () => startDaemon(daemon, options.signal),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param {string} id */
function socketOf(id) {
  return join(runFolderOf(id), 'docker.sock');
}

/** @param {string} id */
function endpointOf(id) {
  return `unix://${socketOf(id)}`;
}

/**
 * @param {import('./records.mjs').EngineRecord} record
 * @param {EngineOptions} options
 * @returns {Promise<import('./daemon.mjs').DaemonOptions>} What its daemon was told to be.
 */
async function assemble(record, { dir, registry: wanted, debian, plainPorts = [], signal }) {
  const runFolder = runFolderOf(record.id);
  const network = await createNetwork(record.id, (claimed) => {
    record.network = claimed;
    writeRecord(record);
  });
  signal?.throwIfAborted();
  const registry = wanted
    ? await startRegistry(
        { runFolder, dataFolder: join(dir, 'registry'), host: network.hostAddress },
        signal,
      )
    : null;
  const daemon = {
    id: record.id,
    dataRoot: join(dir, 'data'),
    runFolder,
    log: join(dir, 'dockerd.log'),
    network,
    registry,
    plainRegistries: plainPorts.map((port) => `${network.hostAddress}:${port}`),
  };
  await startDaemon(daemon, signal);
  const socket = socketOf(record.id);
  signal?.throwIfAborted();
  await provideBusybox(socket);
  if (registry) await moveToRegistry(socket, registry, 'busybox:1.36');
  if (debian) {
    await provideDebian(socket, signal);
    if (registry) await moveToRegistry(socket, registry, 'debian:bookworm-slim');
  }
  signal?.throwIfAborted();
  return daemon;
}
