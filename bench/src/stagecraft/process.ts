import { spawn, type ChildProcess } from 'node:child_process';
import { repository } from './repository.ts';

/** A started Stagecraft with the address it printed. */
export interface Started {
  /** With its token. */
  readonly url: URL;
  /** ms from the start to the printed address. */
  readonly readyAfter: number;
  /** Of the command. */
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a command that prints Stagecraft's address, and waits for that.
 * @param command program and arguments, run in the repository
 * @param home the data folder to use
 * @throws when it ends without an address; the error carries what it printed
 */
export async function startStagecraft(command: readonly string[], home: string): Promise<Started> {
  const [program = '', ...args] = command;
  const begun = performance.now();
  // A group of its own: `npm start` has children, which a signal to the group reaches.
  const child = spawn(program, args, {
    cwd: repository,
    detached: true,
    env: { ...process.env, STAGECRAFT_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await printedUrl(child).catch(async (error: unknown) => {
    await end(child);
    throw error;
  });
  const readyAfter = performance.now() - begun;
  return { url, readyAfter, pid: child.pid ?? 0, stop: () => end(child) };
}

function printedUrl(child: ChildProcess): Promise<URL> {
  return new Promise((resolve, reject) => {
    let seen = '';
    const take = (chunk: Buffer): void => {
      seen += chunk.toString();
      const url = /https?:\/\/\S+\?token=\S+/.exec(seen)?.[0];
      if (url !== undefined) resolve(new URL(url));
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`Stagecraft ended with code ${String(code)} before it was ready:\n${seen}`));
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGTERM');
  await ended;
}
