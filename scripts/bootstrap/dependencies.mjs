import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { must } from '../lib/process.mjs';

const modules = join(root, 'node_modules');
const stamp = join(modules, '.stagecraft-stamp');

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/**
 * Installs the npm packages when they are not there or package-lock.json has changed since. Install scripts are not
 * run: nothing that we use needs them.
 * @param {(line: string) => void} log
 * @param {AbortSignal} signal
 */
export async function ensureDependencies(log, signal) {
  const hash = lockHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  log('Installing npm packages (a minute or so, once) …');
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
  // Not `npm ci`: it refuses a lock that does not name every platform's optional binary, which npm itself leaves out
  // where the registry does not carry them.
  await must('npm', ['install', '--no-save', ...quiet], { signal });
  writeFileSync(stamp, hash);
}
