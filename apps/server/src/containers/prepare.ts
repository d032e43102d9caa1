import { stat } from 'node:fs/promises';
import type { ContainerMount, RunContainerRequest, WorkspacePath } from '@stagecraft/contracts';
import type { EngineMount, EngineRunRequest } from '../engine/container-engine.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { resolveInWorkspace } from '../workspaces/confine.ts';
import type { Workspaces } from '../workspaces/service.ts';
import { readBytes } from '../workspaces/text-file.ts';
import { readEnvFile } from './env-file.ts';

/** What a run takes from this machine. */
export interface RunSources {
  readonly workspaces: Pick<Workspaces, 'root'>;
  /** That Stagecraft was started in: a variable that is named without a value comes from there. */
  readonly environment: NodeJS.ProcessEnv;
}

interface Place {
  readonly root: string;
  /** Absolute, without symbolic links. */
  readonly real: string;
}

/** A file or folder of a workspace, with the links on the way resolved. */
async function find(
  { workspaceId, path }: WorkspacePath,
  { workspaces }: RunSources,
): Promise<Result<Place>> {
  const root = await workspaces.root(workspaceId);
  if (!root.ok) return root;
  const found = await resolveInWorkspace(root.value, path);
  if (!found.ok) return fail(found.failure.code, { ...found.failure, detail: path });
  return ok({ root: root.value, real: found.value.real });
}

async function findMount(mount: ContainerMount, sources: RunSources): Promise<Result<EngineMount>> {
  if (mount.kind !== 'bind') return ok(mount);
  const found = await find(mount.source, sources);
  if (!found.ok) return found;
  const { real } = found.value;
  const stats = await stat(real).catch(() => null);
  // A socket or a device would be a way to what serves it.
  if (!stats?.isDirectory() && !stats?.isFile()) {
    return fail('container_mount_missing', { detail: mount.source.path });
  }
  return ok({ kind: 'bind', source: real, target: mount.target, readOnly: mount.readOnly });
}

async function findEnv(
  { env, envFile }: RunContainerRequest,
  sources: RunSources,
): Promise<Result<readonly string[]>> {
  const { environment } = sources;
  const own = env.map((variable) => {
    const value = variable.includes('=') ? undefined : environment[variable];
    return value === undefined ? variable : `${variable}=${value}`;
  });
  if (envFile === null) return ok(own);
  const found = await find(envFile, sources);
  if (!found.ok) return found;
  const read = await readBytes(found.value.root, found.value.real);
  if (!read.ok) return fail(read.failure.code, { ...read.failure, detail: envFile.path });
  const parsed = readEnvFile(read.value.bytes, environment);
  if (parsed.ok) return ok([...parsed.env, ...own]);
  const detail = `${envFile.path}:${String(parsed.line)}: ${parsed.reason}`;
  return fail('container_env_file_invalid', { detail });
}

/**
 * Finds what a run takes from this machine, and refuses what may not be had: folders outside of
 * workspaces, what is no file or folder, and the host's network where it was not allowed.
 */
export async function prepareRun(
  request: RunContainerRequest,
  sources: RunSources,
): Promise<Result<EngineRunRequest>> {
  const { allowHostNetwork, network } = request;
  if (network === 'host' && !allowHostNetwork) return fail('container_network_refused');
  const mounts: EngineMount[] = [];
  for (const mount of request.mounts) {
    const found = await findMount(mount, sources);
    if (!found.ok) return found;
    mounts.push(found.value);
  }
  const env = await findEnv(request, sources);
  if (!env.ok) return env;
  const { detached: _shown, envFile: _read, allowHostNetwork: _asked, ...rest } = request;
  return ok({ ...rest, env: env.value, mounts });
}
