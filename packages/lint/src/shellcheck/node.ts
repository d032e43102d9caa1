import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { parseComments } from './parse.ts';
import type { ShellChecker } from './types.ts';

/** What limits a run of ShellCheck. */
export interface ShellCheckLimits {
  /** Milliseconds for one script. */
  readonly timeout: number;
  /** Bytes that are read of what it prints. */
  readonly output: number;
}

const LIMITS: ShellCheckLimits = { timeout: 5_000, output: 4_000_000 };

/** Path of the program `shellcheck` in the folders of a `PATH`; null where it is in none of them. */
export async function findShellCheck(path: string): Promise<string | null> {
  const [name, separator] =
    process.platform === 'win32' ? ['shellcheck.exe', ';'] : ['shellcheck', ':'];
  for (const folder of path.split(separator)) {
    if (folder === '') continue;
    const program = `${folder}/${name}`;
    try {
      await access(program, constants.X_OK);
      return program;
    } catch {
      // The next folder may have it.
    }
  }
  return null;
}

/**
 * A program `shellcheck`, by default the one on PATH. The script goes to its standard input, no shell is
 * in between, and neither files of settings nor other scripts are read.
 */
export function nodeShellChecker(
  program = 'shellcheck',
  limits: ShellCheckLimits = LIMITS,
): ShellChecker {
  return async (script, { shell, signal }) => {
    const args = ['--norc', '--format=json1', `--shell=${shell}`, '-'];
    const output = await run(program, args, script, limits, signal);
    return output === null ? null : parseComments(output);
  };
}

/** What a program prints; null when it can't be started, is ended by a limit or `signal`, or fails. */
function run(
  program: string,
  args: readonly string[],
  input: string,
  { timeout, output }: ShellCheckLimits,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  return new Promise((resolve) => {
    // Not the whole environment: SHELLCHECK_OPTS could have it follow and read other files.
    const env = { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' };
    const ends = { timeout, killSignal: 'SIGKILL', ...(signal && { signal }) } as const;
    const child = spawn(program, args, { ...ends, env, windowsHide: true });
    const parts: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (part: Buffer) => {
      size += part.length;
      if (size > output) child.kill('SIGKILL');
      else parts.push(part);
    });
    child.stderr.resume();
    child.on('error', () => {
      resolve(null);
    });
    // 1: it has something to say of the script.
    child.on('close', (code) => {
      const isDone = (code === 0 || code === 1) && size <= output;
      resolve(isDone ? Buffer.concat(parts).toString('utf8') : null);
    });
    // It may end before it has read everything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
