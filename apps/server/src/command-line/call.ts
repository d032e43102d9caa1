import { isAbsolute, relative, resolve, sep } from 'node:path';
import { cacheFolder, parseBuildCommand, shellQuote, withCacheFolder } from '@stagecraft/contracts';
import type { BuildOptions, LocalizedText } from '@stagecraft/contracts';
import { readOwnFlags, type OwnFlags } from './own-flags.ts';
import { texts } from './texts.ts';

/** What a call of `stagecraft build` asks for. */
export interface BuildCall extends OwnFlags {
  /** Absolute path of the folder that the build is recorded under; all that the options name lies in it. */
  readonly workspace: string;
  /** With paths relative to the workspace. */
  readonly options: BuildOptions;
  /** Secrets whose file lies outside of the workspace: id → absolute path. */
  readonly secretFiles: ReadonlyMap<string, string>;
}

export type ReadCall =
  | { readonly ok: true; readonly call: BuildCall }
  | { readonly ok: false; readonly reason: LocalizedText };

/** Where the command was typed. */
export interface Place {
  /** Absolute path that relative ones are meant from. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Notes on what makes no difference to the result. */
const harmless: ReadonlySet<string> = new Set([
  'no-effect',
  'secret-source',
  'no-context',
  // docker leaves a build argument out whose variable is not set.
  'environment',
]);

/** Flags by which docker writes a file beside the build: whoever asks for it will look for it. */
const writesFile = /^--(?:metadata-file|logfile)\b/;

/**
 * Reads the words after `stagecraft build`: `docker build`'s flags and ours. The build is recorded under
 * its context, as `stagecraft DIR` opens it; where the options name something beside that, under the
 * folder that the command was typed in.
 */
export function readBuildCall(words: readonly string[], { folder, env }: Place): ReadCall {
  const own = readOwnFlags(words);
  if (!own.ok) return own;
  const builder =
    env['DOCKER_BUILDKIT'] === undefined ? '' : `DOCKER_BUILDKIT=${env['DOCKER_BUILDKIT']} `;
  const command = `${builder}docker build ${own.rest.map(shellQuote).join(' ')}`;
  // Told from the root at first: which folder is the workspace depends on all of them.
  const path = (text: string) => relative('/', resolve(folder, text)).split(sep).join('/');
  const read = parseBuildCommand(command, { path, variable: (name) => env[name] ?? null });
  const wrong = read.notes.find(({ code }) => !harmless.has(code));
  if (wrong !== undefined) return { ok: false, reason: texts.notTaken(wrong) };
  const file = read.notes.find(({ subject }) => writesFile.test(subject));
  if (file !== undefined) return { ok: false, reason: texts.noFile(file.subject) };
  if (read.options === null) return { ok: false, reason: texts.noBuild };
  const named = namedPaths(read.options);
  const workspace = [contextFolder(read.options), folder].find(
    (one) => one !== null && named.every((path) => isWithin(one, `/${path}`)),
  );
  if (workspace === undefined || workspace === null) return { ok: false, reason: texts.apart };
  return { ok: true, call: { ...own.flags, workspace, ...moved(read.options, workspace) } };
}

function contextFolder({ context }: BuildOptions): string | null {
  return context.kind === 'folder' ? `/${context.path}` : null;
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** `docker-image://…`, `https://…`, `git@…`: not a folder of this machine. */
const remote = /^(?:[\w-]+:|git@|github\.com\/)/;

/** What must lie in the workspace. Secrets need not: their values can be handed over. */
function namedPaths(options: BuildOptions): string[] {
  const { context, dockerfile, namedContexts, output, cacheFrom, cacheTo } = options;
  const folders = Object.values(namedContexts).filter((place) => !remote.test(place));
  const contexts = context.kind === 'folder' || context.kind === 'tarball' ? [context.path] : [];
  const outputs = 'path' in output ? [output.path] : [];
  const caches = [
    ...cacheFrom.map((entry) => cacheFolder(entry, 'src')),
    ...cacheTo.map((entry) => cacheFolder(entry, 'dest')),
  ].filter((path) => path !== null);
  return [dockerfile, ...contexts, ...folders, ...outputs, ...caches];
}

/** The options with their paths told from the workspace instead of the root. */
function moved(
  options: BuildOptions,
  workspace: string,
): Pick<BuildCall, 'options' | 'secretFiles'> {
  const move = (path: string) => relative(workspace, `/${path}`).split(sep).join('/');
  const secretFiles = new Map<string, string>();
  const secrets = options.secrets.map((secret) => {
    if (secret.source.kind !== 'file') return secret;
    const path = `/${secret.source.path}`;
    if (isWithin(workspace, path)) {
      return { ...secret, source: { kind: 'file' as const, path: move(secret.source.path) } };
    }
    secretFiles.set(secret.id, path);
    return { ...secret, source: { kind: 'typed' as const } };
  });
  const { context, output, namedContexts, cacheFrom, cacheTo } = options;
  const moveCache = (entry: string, key: 'src' | 'dest'): string => {
    const path = cacheFolder(entry, key);
    return path === null || path === '' ? entry : withCacheFolder(entry, key, move(path) || '.');
  };
  const places = Object.entries(namedContexts).map(
    ([name, place]) => [name, remote.test(place) ? place : move(place) || '.'] as const,
  );
  return {
    secretFiles,
    options: {
      ...options,
      secrets,
      dockerfile: move(options.dockerfile),
      context: 'path' in context ? { ...context, path: move(context.path) } : context,
      output: 'path' in output ? { ...output, path: move(output.path) } : output,
      namedContexts: Object.fromEntries(places),
      cacheFrom: cacheFrom.map((entry) => moveCache(entry, 'src')),
      cacheTo: cacheTo.map((entry) => moveCache(entry, 'dest')),
    },
  };
}
