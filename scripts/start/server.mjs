import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { dataFolder, root, userFolder } from '../lib/paths.mjs';
import { bound, endGroup } from '../lib/process.mjs';

/**
 * Runs the built server until it ends or the signal fires; its output passes through.
 * @param {readonly string[]} args
 * @param {(url: string) => void} ready Called once with the address that it prints.
 * @param {AbortSignal} signal
 * @returns {Promise<number>} Its exit code; 0 when the signal ended it.
 */
export async function runServer(args, ready, signal) {
  const main = join(root, 'apps/server/dist/main.mjs');
  const [program = '', ...rest] = [...bound, process.execPath, main, ...args];
  const child = spawn(program, rest, {
    cwd: userFolder,
    env: { ...process.env, STAGECRAFT_HOME: dataFolder() },
    // A group of its own: Ctrl-C reaches it through us, before its engine goes away.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  /** @type {Promise<number>} */
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
  let seen = '';
  const lookForUrl = (/** @type {Buffer} */ chunk) => {
    seen += chunk.toString('utf8');
    const url = /https?:\/\/\S+/.exec(seen)?.[0];
    if (!url || !seen.includes('\n')) return;
    child.stdout.off('data', lookForUrl);
    ready(url);
  };
  child.stdout.on('data', (chunk) => process.stdout.write(chunk));
  child.stdout.on('data', lookForUrl);
  const stop = () => void endGroup(child.pid, ended);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const code = await ended;
  return signal.aborted ? 0 : code;
}
