import { createHash } from 'node:crypto';
import { access, constants, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import type { OpenWorkspaceRequest, Workspace, WorkspaceList } from '@stagecraft/contracts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import type { Database } from '../store/database.ts';
import {
  findWorkspace,
  recentWorkspaces,
  rememberWorkspace,
  unlistWorkspace,
} from '../store/workspace-records.ts';
import type { WorkspaceRecord } from '../store/workspace-records.ts';
import { copySample, listSamples } from './samples.ts';

export interface Workspaces {
  list(): Promise<WorkspaceList>;
  open(request: OpenWorkspaceRequest): Promise<Result<Workspace>>;
  get(id: string): Promise<Result<Workspace>>;
  forget(id: string): Promise<Result<void>>;
  /** The workspace's absolute real path, if the folder is there right now. */
  root(id: string): Promise<Result<string>>;
}

export interface WorkspacesOptions {
  readonly database: Database;
  readonly dataFolder: string;
  /** Absolute path of the repository's samples. */
  readonly samplesFolder: string;
  /** Folder named on the command line. */
  readonly initialPath: string | null;
}

function idOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}

/** The real path of a readable folder, else null. */
async function realFolder(path: string): Promise<string | null> {
  try {
    const real = await realpath(path);
    if (!(await stat(real)).isDirectory()) return null;
    await access(real, constants.R_OK | constants.X_OK);
    return real;
  } catch {
    return null;
  }
}

async function describe(record: WorkspaceRecord): Promise<Workspace> {
  // The folder itself must still be what it was: not a link put in its place.
  const available = (await realFolder(record.path)) === record.path;
  return { ...record, name: basename(record.path) || record.path, available };
}

/** The folders that were opened, and the samples. */
export function createWorkspaces(options: WorkspacesOptions): Workspaces {
  const { database, dataFolder, samplesFolder } = options;

  async function openPath(path: string): Promise<Result<Workspace>> {
    if (!isAbsolute(path)) return fail('workspace_unavailable', { detail: 'not an absolute path' });
    const real = path.includes('\0') ? null : await realFolder(path);
    if (real === null) return fail('workspace_unavailable', { detail: path });
    const record = { id: idOf(real), path: real, lastOpenedAt: Date.now() };
    await rememberWorkspace(database, record);
    return ok(await describe(record));
  }

  async function get(id: string): Promise<Result<Workspace>> {
    const record = await findWorkspace(database, id);
    return record === undefined ? fail('not_found') : ok(await describe(record));
  }

  return {
    async list() {
      const [records, samples, initial] = await Promise.all([
        recentWorkspaces(database),
        listSamples(samplesFolder),
        options.initialPath === null ? null : realFolder(options.initialPath),
      ]);
      const workspaces = await Promise.all(records.map(describe));
      return { workspaces, samples, initial: initial === null ? null : idOf(initial) };
    },
    async open(request) {
      if ('path' in request) return openPath(request.path);
      const copy = await copySample(samplesFolder, request.sample, dataFolder);
      return copy === null ? fail('not_found', { detail: 'no such sample' }) : openPath(copy);
    },
    get,
    async forget(id) {
      return (await unlistWorkspace(database, id)) ? ok(undefined) : fail('not_found');
    },
    async root(id) {
      const workspace = await get(id);
      if (!workspace.ok) return workspace;
      const { available, path } = workspace.value;
      return available ? ok(path) : fail('workspace_unavailable', { detail: path });
    },
  };
}
