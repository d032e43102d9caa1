import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeNetwork } from './network.mjs';
import {
  endContainers,
  processesOf,
  removeControlGroups,
  send,
  startOf,
  waitUntilGone,
} from './processes.mjs';

/**
 * Every engine's run state, a folder each. Only root writes in /run, so that a record can be believed.
 */
const runRoot = '/run/stagecraft-engines';

/**
 * What has to be undone for one engine, written before it is done: a run that was killed is cleaned up by the next.
 *
 * @typedef {object} EngineRecord
 * @property {string} id
 * @property {string} folder The caller's folder, with the engine's data.
 * @property {boolean} temporary Whether `folder` goes with the engine.
 * @property {number} owner Process that started it.
 * @property {string} ownerStart Its start, as pids are used again.
 * @property {import('./network.mjs').EngineNetwork | null} network
 */

/** @param {string} id */
export function runFolderOf(id) {
  return join(runRoot, id);
}

/** @param {EngineRecord} record */
export function writeRecord(record) {
  mkdirSync(runFolderOf(record.id), { recursive: true, mode: 0o711 });
  writeFileSync(join(runFolderOf(record.id), 'record.json'), JSON.stringify(record));
}

/** @returns {readonly EngineRecord[]} */
function readRecords() {
  /** @type {string[]} */
  let ids = [];
  try {
    ids = readdirSync(runRoot);
  } catch {
    // No engine ran since the machine started.
  }
  return ids.flatMap((id) => {
    try {
      return [JSON.parse(readFileSync(join(runFolderOf(id), 'record.json'), 'utf8'))];
    } catch {
      return [];
    }
  });
}

/** @param {EngineRecord} record */
function ownerLives(record) {
  return startOf(record.owner) === record.ownerStart;
}

/**
 * The engine that a live process runs with this folder, if any.
 * @param {string} folder
 * @returns {EngineRecord | undefined}
 */
export function liveEngineIn(folder) {
  return readRecords().find((record) => record.folder === folder && ownerLives(record));
}

/**
 * Ends an engine and removes all that it left on the machine: processes, control groups, namespace, rules, files.
 * Safe to call twice, and on what is only half there.
 * @param {EngineRecord} record
 */
export async function dismantle(record) {
  const folder = runFolderOf(record.id);
  const dockerd = () => processesOf(folder, /^dockerd$/);
  // Nobody misses what runs in a temporary engine; dockerd would wait 10 s for each container.
  if (record.temporary) await endContainers(`stagecraft-${record.id}`);
  for (const pid of dockerd()) send(pid, 'SIGTERM');
  // dockerd gives its containers 15 s to stop.
  await waitUntilGone(dockerd, 30_000);
  const rest = () => processesOf(folder);
  for (const pid of rest()) send(pid, 'SIGTERM');
  if (!(await waitUntilGone(rest, 3000))) for (const pid of rest()) send(pid, 'SIGKILL');
  await removeControlGroups(`stagecraft-${record.id}`);
  for (const pid of rest()) send(pid, 'SIGKILL');
  await waitUntilGone(rest, 5000);
  if (record.network) await removeNetwork(record.network);
  if (record.temporary) rmSync(record.folder, { recursive: true, force: true, maxRetries: 5 });
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * Cleans up after engines whose owner was killed.
 * @param {(line: string) => void} log
 */
export async function dismantleOrphans(log) {
  for (const record of readRecords().filter((found) => !ownerLives(found))) {
    log(`Cleaning up after an engine that was left behind (${record.id}) …`);
    await dismantle(record);
  }
}
