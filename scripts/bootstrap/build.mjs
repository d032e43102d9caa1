import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { must } from '../lib/process.mjs';

/**
 * @typedef {object} Target
 * @property {string} name
 * @property {string} folder
 * @property {string} result A file that the build makes.
 * @property {readonly string[]} command
 */

/** @type {readonly Target[]} */
const targets = [
  {
    name: 'web',
    folder: 'apps/web',
    result: 'dist/index.html',
    command: ['vite', 'build', '--logLevel', 'warn'],
  },
  {
    name: 'server',
    folder: 'apps/server',
    result: 'dist/main.mjs',
    command: ['node', 'build.mjs'],
  },
];

/** @type {Target} */
const commandLine = {
  name: 'command line',
  folder: 'apps/cli',
  result: 'dist/main.mjs',
  command: ['node', 'build.mjs'],
};

const skipped = /^(node_modules|dist|test|\..*)$|\.test\.tsx?$/;

/**
 * @param {string} path
 * @param {import('node:crypto').Hash} hash
 */
function addToHash(path, hash) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return;
  if (!stats.isDirectory()) {
    hash.update(`${path} ${stats.size} ${stats.mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (!skipped.test(name)) addToHash(join(path, name), hash);
  }
}

/**
 * Changes whenever a source of the target changes. Sizes and times only: it is asked at every start.
 * @param {Target} target
 * @returns {string}
 */
function fingerprint(target) {
  const hash = createHash('sha256');
  for (const path of [target.folder, 'packages', 'package-lock.json', 'tsconfig.base.json']) {
    addToHash(join(root, path), hash);
  }
  return hash.digest('hex');
}

/** @param {Target} target */
function stampOf(target) {
  return join(root, 'node_modules', '.stagecraft-build', target.name);
}

/** @param {Target} target */
function isFresh(target) {
  const stamp = stampOf(target);
  return (
    existsSync(join(root, target.folder, target.result)) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === fingerprint(target)
  );
}

/**
 * Builds the web app and the server where their sources have changed since the last build.
 * @param {(line: string) => void} log
 * @param {AbortSignal} signal
 * @throws {Error} With the tool's output.
 */
export async function ensureBuilt(log, signal) {
  await buildStale(targets, log, signal);
}

/**
 * Builds the command line when its sources have changed; gives the file to run.
 * @param {(line: string) => void} log
 * @param {AbortSignal} signal
 * @throws {Error} With the tool's output.
 */
export async function ensureCommandLine(log, signal) {
  await buildStale([commandLine], log, signal);
  return join(root, commandLine.folder, commandLine.result);
}

/**
 * Builds the server when its sources have changed; gives the file that runs its commands.
 * @param {(line: string) => void} log
 * @param {AbortSignal} signal
 * @throws {Error} With the tool's output.
 */
export async function ensureServerCommand(log, signal) {
  await buildStale(
    targets.filter(({ name }) => name === 'server'),
    log,
    signal,
  );
  return join(root, 'apps/server/dist/command-main.mjs');
}

/**
 * @param {readonly Target[]} wanted
 * @param {(line: string) => void} log
 * @param {AbortSignal} signal
 */
async function buildStale(wanted, log, signal) {
  const stale = wanted.filter((target) => !isFresh(target));
  if (stale.length === 0) return;
  log(`Building the ${stale.map(({ name }) => name).join(' and the ')} …`);
  await Promise.all(
    stale.map(async (target) => {
      const print = fingerprint(target);
      const [command = '', ...args] = target.command;
      await must(command, args, { cwd: join(root, target.folder), signal });
      mkdirSync(join(stampOf(target), '..'), { recursive: true });
      writeFileSync(stampOf(target), print);
    }),
  );
}
