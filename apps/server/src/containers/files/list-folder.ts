import type { Readable } from 'node:stream';
import type { ContainerFile, ContainerFolder } from '@stagecraft/contracts';
import { createTarWalker, type TarHeader } from '@stagecraft/image-layers/reader';
import type { EngineAccess } from '../../engine/access.ts';
import { fail, ok } from '../../problems/result.ts';
import type { Result } from '../../problems/result.ts';
import { askContainers } from '../ask.ts';
import { findPath } from './find-path.ts';
import { childrenOfFirst } from './tar-names.ts';

/** What one listing may take: the engine sends the folder with all that is below it. */
const limits = { entries: 20_000, bytes: 4 * 1024 ** 3, ms: 20_000 };

function toFile(header: TarHeader, name: string): ContainerFile {
  const { kind, size, mode, uid, gid, modifiedAt, linkName } = header;
  return {
    name,
    kind,
    size: kind === 'file' ? size : 0,
    mode: mode % 0o10000,
    uid,
    gid,
    modifiedAt,
    linkTarget: kind === 'symlink' || kind === 'hardlink' ? linkName : '',
  };
}

/** Folders first, each by name. */
const inOrder = (a: ContainerFile, b: ContainerFile): number => {
  const folders = Number(b.kind === 'directory') - Number(a.kind === 'directory');
  if (folders !== 0) return folders;
  return a.name < b.name ? -1 : 1;
};

/** Reads an archive's headers up to the limits; no content is kept. */
async function readEntries(
  archive: Readable,
  now: () => number,
): Promise<Pick<ContainerFolder, 'entries' | 'truncated'>> {
  const entries = new Map<string, ContainerFile>();
  const childOf = childrenOfFirst();
  const walker = createTarWalker((header) => {
    const name = childOf(header.name);
    if (name === null) return null;
    if (entries.size >= limits.entries) return 'stop';
    entries.set(name, toFile(header, name));
    return null;
  });
  const deadline = now() + limits.ms;
  for await (const chunk of archive) {
    walker.push(Buffer.from(chunk));
    // Leaving the loop closes the connection.
    if (walker.state !== 'reading' || walker.offset > limits.bytes || now() > deadline) break;
  }
  walker.end();
  const truncated = walker.state !== 'complete';
  return { entries: [...entries.values()].sort(inOrder), truncated };
}

/** The entries of a folder of a container, running or not. */
export async function listContainerFolder(
  access: EngineAccess,
  id: string,
  path: string,
  signal: AbortSignal,
  now: () => number = () => performance.now(),
): Promise<Result<ContainerFolder>> {
  const found = await findPath(access, id, path);
  if (!found.ok) return found;
  const { facts, path: real } = found.value;
  if (facts.kind !== 'directory') return fail('container_path_not_folder', { detail: real });
  const archive = await askContainers(access, (engine) =>
    engine.readContainerPath(id, real, signal),
  );
  if (!archive.ok) return archive;
  try {
    return ok({ path: real, ...(await readEntries(archive.value, now)) });
  } catch (error) {
    return fail('engine_unavailable', { detail: String(error) });
  }
}
