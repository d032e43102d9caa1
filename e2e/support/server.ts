import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A Stagecraft server of a test's own, as a person would have started it. */
export interface Stagecraft {
  /** The printed address, token included. */
  readonly url: string;
  /** Ends it as Ctrl-C does; resolves when the process is gone. */
  stop(): Promise<void>;
  /** Makes it stand still with its connections open, as behind a network that is gone; or go on. */
  freeze(frozen: boolean): void;
}

export interface ServerOptions {
  /** Absolute path of the folder to open; null for the start page. */
  readonly workspace: string | null;
  /** Data folder. */
  readonly home: string;
  /** As in DOCKER_HOST. */
  readonly engine: string;
  /** Port to listen on; any free one when absent. */
  readonly port?: string;
  /** Beside the tests' own environment. */
  readonly env?: Readonly<Record<string, string>>;
}

const inRepository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Starts the built server with the built web app and waits until it says that it is ready. */
export async function startServer(options: ServerOptions): Promise<Stagecraft> {
  const { DOCKER_HOST: _, ...env } = process.env;
  const child = spawn(
    process.execPath,
    [
      inRepository('apps/server/dist/main.mjs'),
      ...(options.workspace === null ? [] : [options.workspace]),
      ...['--port', options.port ?? '0', '--engine', options.engine],
      ...['--web', process.env['STAGECRAFT_E2E_WEB'] ?? inRepository('apps/web/dist')],
    ],
    {
      // What it finds depends on the machine; the spec about it has it switched on.
      env: {
        ...env,
        STAGECRAFT_SHELLCHECK: 'off',
        ...options.env,
        STAGECRAFT_HOME: options.home,
        NO_COLOR: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const url = await readyUrl(child);
  return {
    url,
    freeze: (frozen) => void child.kill(frozen ? 'SIGSTOP' : 'SIGCONT'),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** The address on the line that says that the server is ready; rejects when it ends before. */
function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      const found = /ready: (\S+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`The server ended (${String(code)}) before it was ready:\n${output}`)),
    );
  });
}
