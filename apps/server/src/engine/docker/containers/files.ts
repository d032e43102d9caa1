import type { Readable } from 'node:stream';
import type { ContainerChange } from '@stagecraft/contracts';
import type Docker from 'dockerode';
import * as z from 'zod';
import type { ContainerPathFacts } from '../../container-engine.ts';
import { dialHead, dialJson, dialPut, dialStream } from '../dial.ts';

const Changes = z.array(z.object({ Path: z.string(), Kind: z.number().int() })).nullable();
const kinds = ['changed', 'added', 'removed'] as const;

/** `GET /containers/{id}/changes`; an engine has null for none. Rejects as dockerode does. */
export async function readChanges(docker: Docker, id: string): Promise<ContainerChange[]> {
  const listed = Changes.parse(await dialJson(docker, `/containers/${id}/changes`, {})) ?? [];
  return listed.map(({ Path, Kind }) => ({ path: Path, kind: kinds[Kind] ?? 'changed' }));
}

const PathStat = z.object({
  size: z.number(),
  /** As Go's `os.FileMode` has it: what it is in the upper bits. */
  mode: z.number(),
  linkTarget: z.string().nullish(),
});

/** Bits of Go's `os.FileMode`. */
const goModes = { directory: 2 ** 31, symlink: 2 ** 27 };
/** Named pipe, socket, device, character device, irregular. */
const otherModes = [2 ** 25, 2 ** 24, 2 ** 26, 2 ** 21, 2 ** 19];

function kindOf(mode: number): ContainerPathFacts['kind'] {
  const has = (bit: number): boolean => Math.floor(mode / bit) % 2 === 1;
  if (has(goModes.directory)) return 'directory';
  if (has(goModes.symlink)) return 'symlink';
  return otherModes.some(has) ? 'other' : 'file';
}

/** `HEAD /containers/{id}/archive`. Rejects as dockerode does. */
export async function readPathFacts(
  docker: Docker,
  id: string,
  path: string,
): Promise<ContainerPathFacts> {
  const answer = await dialHead(docker, `/containers/${id}/archive`, { path });
  answer.resume();
  const header = answer.headers['x-docker-container-path-stat'];
  const json = Buffer.from(typeof header === 'string' ? header : '', 'base64').toString('utf8');
  const { size, mode, linkTarget } = PathStat.parse(JSON.parse(json));
  return { kind: kindOf(mode), size, linkTarget: linkTarget ?? '' };
}

/** `GET /containers/{id}/archive`. Rejects as dockerode does. */
export function readPath(
  docker: Docker,
  id: string,
  path: string,
  signal: AbortSignal,
): Promise<Readable> {
  return dialStream(docker, `/containers/${id}/archive`, { path }, signal);
}

/** `PUT /containers/{id}/archive`. A folder does not take the place of what is none. Rejects as dockerode does. */
export async function writePath(
  docker: Docker,
  id: string,
  path: string,
  archive: Readable,
  signal: AbortSignal,
): Promise<void> {
  const query = { path, noOverwriteDirNonDir: '1' };
  const answer = await dialPut(docker, {
    path: `/containers/${id}/archive`,
    query,
    body: archive,
    signal,
  });
  answer.resume();
}
