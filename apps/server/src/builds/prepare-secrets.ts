import { stat } from 'node:fs/promises';
import type { BuildSecret } from '@stagecraft/contracts';
import type { EngineBuildRequest } from '../engine/engine.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { readBytes } from '../workspaces/text-file.ts';
import { findFile } from './prepare-context.ts';

/** Bytes of the largest secret. (BuildKit's `session/secrets/secretsprovider`, MaxSecretSize.) */
const secretLimit = 500 * 1024;

type Secrets = EngineBuildRequest['secrets'];
type ReadSecret = () => Promise<Uint8Array | null>;

/** What secrets are taken from. */
export interface SecretSources {
  /** Absolute real path of the workspace. */
  readonly root: string;
  /** Values that were typed, by id. */
  readonly typed: Readonly<Record<string, string>>;
  readonly env: NodeJS.ProcessEnv;
}

function given(id: string, text: string | undefined, missing: string): Result<ReadSecret> {
  if (text === undefined) return fail('build_input_missing', { detail: missing });
  const bytes = Buffer.from(text);
  if (bytes.length > secretLimit) return fail('build_secret_too_large', { detail: id });
  return ok(() => Promise.resolve(bytes));
}

/** Read when it is asked for, and never when it has been led out of the workspace by then. */
async function fromFile(id: string, root: string, path: string): Promise<Result<ReadSecret>> {
  const found = await findFile(root, path);
  if (!found.ok) return found;
  const size = (await stat(found.value).catch(() => null))?.size ?? 0;
  if (size > secretLimit) return fail('build_secret_too_large', { detail: id });
  return ok(async () => {
    const read = await readBytes(root, found.value);
    return read.ok && read.value.bytes.length <= secretLimit ? read.value.bytes : null;
  });
}

function findSecret(
  { id, source }: BuildSecret,
  { root, typed, env }: SecretSources,
): Result<ReadSecret> | Promise<Result<ReadSecret>> {
  switch (source.kind) {
    case 'variable':
      return given(id, env[source.name], `no such variable: ${source.name}`);
    case 'typed':
      return given(id, Object.hasOwn(typed, id) ? typed[id] : undefined, `no value typed: ${id}`);
    case 'file':
      return fromFile(id, root, source.path);
  }
}

/** Finds the secrets of a build. Their values are in no failure. */
export async function findSecrets(
  secrets: readonly BuildSecret[],
  sources: SecretSources,
): Promise<Result<Secrets>> {
  const found = new Map<string, ReadSecret>();
  for (const secret of secrets) {
    const read = await findSecret(secret, sources);
    if (!read.ok) return read;
    found.set(secret.id, read.value);
  }
  return ok(found);
}

/** The server's own SSH agent, for each id that is to have one. */
export async function findSshAgents(
  ids: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Result<EngineBuildRequest['sshAgents']>> {
  if (ids.length === 0) return ok(new Map());
  const socket = env['SSH_AUTH_SOCK'] ?? '';
  const stats = socket === '' ? null : await stat(socket).catch(() => null);
  if (stats?.isSocket() !== true) return fail('ssh_agent_missing');
  return ok(new Map(ids.map((id) => [id, socket])));
}
