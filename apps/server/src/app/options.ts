import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolderOf } from './data-folder.ts';

export interface ServerOptions {
  /** Absolute path of the folder to open; null for the start page. */
  readonly workspace: string | null;
  readonly host: string;
  /** 0 for any free port; null for the default or the next free one. */
  readonly port: number | null;
  /** As in DOCKER_HOST; null to search for one. */
  readonly engine: string | null;
  /** True when the start script brought that engine up for us. */
  readonly privateEngine: boolean;
  /** Absolute path of the built web app; null for the one in this repository. */
  readonly web: string | null;
  /** Path of ShellCheck, `off` for none; null for the one on the PATH. */
  readonly shellCheck: string | null;
  /** Absolute path of the data folder. */
  readonly dataFolder: string;
}

export type ParsedArguments =
  | { readonly kind: 'run'; readonly options: ServerOptions }
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'wrong'; readonly message: string };

/** Taken when no port is named; where it is busy, the next free one. */
export const defaultPort = 4600;

export const usage = `Usage: stagecraft [PATH] [options]

Opens the folder PATH, or the start page, in a visual Dockerfile IDE.

Options:
  --host HOST             address to listen on (default 127.0.0.1: this machine only)
  --port PORT             port to listen on; 0 for any free one (default ${defaultPort}, or the next free one)
  --engine ENDPOINT       Docker Engine to use, as in DOCKER_HOST (default: found by itself)
  --engine-source private say that the engine was started only for Stagecraft
  --web FOLDER            built web app to serve
  --help, --version

Environment:
  STAGECRAFT_HOME         data folder (default $XDG_DATA_HOME/stagecraft or ~/.local/share/stagecraft)
  STAGECRAFT_SHELLCHECK   ShellCheck to use, or off (default: shellcheck on the PATH)
`;

function parsePort(text: string | undefined): number | null | 'wrong' {
  if (text === undefined) return null;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port >= 0 && port <= 65_535 ? port : 'wrong';
}

function shellCheckOf(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  return text === 'off' ? text : resolve(text);
}

const known = {
  host: { type: 'string' },
  port: { type: 'string' },
  engine: { type: 'string' },
  'engine-source': { type: 'string' },
  web: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/**
 * Reads the command line.
 *
 * @param argv arguments after the script's name
 * @param env the process's environment
 */
export function parseArguments(argv: readonly string[], env: NodeJS.ProcessEnv): ParsedArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: known,
      allowPositionals: true,
    });
    if (values.help === true) return { kind: 'help' };
    if (values.version === true) return { kind: 'version' };
    const port = parsePort(values.port);
    if (port === 'wrong') {
      return { kind: 'wrong', message: `--port must be 0 to 65535, not "${values.port ?? ''}"` };
    }
    if (positionals.length > 1) return { kind: 'wrong', message: 'Only one PATH can be opened' };
    const source = values['engine-source'];
    if (source !== undefined && source !== 'private') {
      return { kind: 'wrong', message: `--engine-source can only be "private", not "${source}"` };
    }
    if (values.host === '') return { kind: 'wrong', message: '--host must not be empty' };
    return {
      kind: 'run',
      options: {
        workspace: positionals[0] === undefined ? null : resolve(positionals[0]),
        host: values.host ?? '127.0.0.1',
        port,
        engine: values.engine ?? null,
        privateEngine: source === 'private',
        web: values.web === undefined ? null : resolve(values.web),
        shellCheck: shellCheckOf(env['STAGECRAFT_SHELLCHECK']),
        dataFolder: dataFolderOf(env),
      },
    };
  } catch (error) {
    // parseArgs throws on what it does not know; its message names the argument.
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) };
  }
}
