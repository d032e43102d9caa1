import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Absence, Candidate } from './candidate.ts';

export interface ContextInput {
  readonly env: NodeJS.ProcessEnv;
  /** The user's home folder. */
  readonly home: string;
}

/** The context that means "no context": DOCKER_HOST or the usual socket. */
const defaultContext = 'default';

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return null;
  }
}

/** A member of parsed JSON, without a schema library: this module must load in no time. */
function member(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => {
    if (typeof at !== 'object' || at === null) return undefined;
    const next: unknown = Reflect.get(at, name);
    return next;
  }, value);
}

/**
 * The endpoint of docker's current context: DOCKER_CONTEXT, else `currentContext` of config.json.
 * Contexts lie in `contexts/meta/<sha256 of the name>/meta.json`, their TLS files in
 * `contexts/tls/<sha256>/docker/`.
 *
 * @returns null when no context is chosen, an Absence when the chosen one has no endpoint
 */
export async function contextCandidate(input: ContextInput): Promise<Candidate | Absence | null> {
  const folder = input.env['DOCKER_CONFIG'] ?? join(input.home, '.docker');
  const chosen =
    input.env['DOCKER_CONTEXT'] ??
    member(await readJson(join(folder, 'config.json')), 'currentContext');
  if (typeof chosen !== 'string' || chosen === '' || chosen === defaultContext) return null;
  const key = createHash('sha256').update(chosen).digest('hex');
  const meta = await readJson(join(folder, 'contexts', 'meta', key, 'meta.json'));
  const endpoint = member(meta, 'Endpoints', 'docker', 'Host');
  if (typeof endpoint !== 'string' || endpoint === '') {
    return { reason: 'error', detail: `docker context "${chosen}" has no Docker endpoint` };
  }
  const tls = join(folder, 'contexts', 'tls', key, 'docker');
  const certPath = await access(join(tls, 'ca.pem')).then(
    () => tls,
    () => null,
  );
  return { endpoint, source: 'context', certPath };
}
