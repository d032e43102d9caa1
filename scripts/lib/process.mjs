import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './paths.mjs';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] Default: the repository.
 * @property {NodeJS.ProcessEnv} [env] Added to this process's own.
 * @property {'inherit' | 'capture'} [output] Default `capture`.
 * @property {string | Buffer} [input] Written to its standard input.
 * @property {AbortSignal} [signal] When it fires, the command and its children get SIGTERM, 5 s later SIGKILL.
 */

/**
 * @typedef {object} RunResult
 * @property {number} code Exit code; 128 + n for a signal, 127 when the command could not be started.
 * @property {string} output stdout and stderr as they came; empty with `inherit`.
 */

/** PATH with the repository's own tools in front. */
export function toolEnvironment() {
  return {
    ...process.env,
    PATH: [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
  };
}

/**
 * Ends a process group, kindly first.
 * @param {number | undefined} pid The group's leader.
 * @param {Promise<unknown>} ended Settles when the leader is gone.
 */
export async function endGroup(pid, ended) {
  if (pid === undefined) return;
  signalGroup(pid, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), 5000);
  await ended;
  clearTimeout(timer);
  signalGroup(pid, 'SIGKILL');
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // Gone already.
  }
}

/**
 * On Linux the kernel itself ends a command when the process that started it is gone, even by SIGKILL.
 */
export const bound = existsSync('/usr/bin/setpriv') ? ['setpriv', '--pdeathsig', 'TERM'] : [];

/**
 * Runs a command in a process group of its own, so that it can be ended with all its children.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, options = {}) {
  const capture = options.output !== 'inherit';
  const [program = command, ...rest] = [...bound, command, ...args];
  const child = spawn(program, rest, {
    cwd: options.cwd ?? root,
    env: { ...toolEnvironment(), ...options.env },
    detached: true,
    stdio: [
      options.input === undefined ? 'ignore' : 'pipe',
      capture ? 'pipe' : 'inherit',
      capture ? 'pipe' : 'inherit',
    ],
  });
  /** @type {Buffer[]} */
  const chunks = [];
  child.stdout?.on('data', (chunk) => chunks.push(chunk));
  child.stderr?.on('data', (chunk) => chunks.push(chunk));
  child.stdin?.on('error', () => {});
  child.stdin?.end(options.input);
  return new Promise((resolve) => {
    const ended = new Promise((done) => child.once('exit', done));
    const abort = () => void endGroup(child.pid, ended);
    if (options.signal?.aborted) abort();
    options.signal?.addEventListener('abort', abort, { once: true });
    const finish = (/** @type {number} */ code, /** @type {string} */ extra) => {
      options.signal?.removeEventListener('abort', abort);
      resolve({ code, output: Buffer.concat(chunks).toString('utf8') + extra });
    };
    child.once('error', (error) => finish(127, `${error.message}\n`));
    child.once('close', (code) => finish(code ?? 128 + 15, ''));
  });
}

/**
 * As `run`, for a command that is expected to work.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>} Its output.
 * @throws {Error} With the command and its output when it ends with anything but 0.
 */
export async function must(command, args, options = {}) {
  const { code, output } = await run(command, args, options);
  if (code === 0) return output;
  throw new Error(`\`${[command, ...args].join(' ')}\` ended with ${code}\n${output.trim()}`);
}
