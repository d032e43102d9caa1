import { lstat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { Readable } from 'node:stream';
import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import {
  tellEntries,
  type ContextEntry,
  type ContextFilter,
  type OnContextEntry,
} from './entry.ts';
import { readContextRules } from './filter.ts';
import type { ContextSource } from './source.ts';
import { createTransferMeter } from './progress.ts';
import { tarStream } from './tar.ts';
import { walkContext } from './walk.ts';

/** Only a folder is packed. */
type FolderSource = ContextSource & { readonly root: string };

/** The frozen text under the Dockerfile's name, with the mode and time of the file on disk if there is one. */
async function dockerfileEntry(source: FolderSource, path: string): Promise<ContextEntry> {
  const bytes = Buffer.from(source.dockerfileText);
  const common = { path, kind: 'file', size: bytes.length, linkTarget: '' } as const;
  const stats = await lstat(join(source.root, path), { bigint: true }).catch(() => null);
  const known = stats?.isFile()
    ? { mode: Number(stats.mode) & 0o7777, mtimeNs: stats.mtimeNs }
    : { mode: 0o644, mtimeNs: 0n };
  return { ...common, ...known, source: { bytes } };
}

/**
 * The engine takes `.dockerignore` and the Dockerfile out of the context itself where the former says
 * so, after it has read both.
 */
function withIgnoreFile(filter: ContextFilter): ContextFilter {
  return { ...filter, ignores: (path) => path !== '.dockerignore' && filter.ignores(path) };
}

async function* entriesOf(
  source: FolderSource,
  filter: ContextFilter,
  signal: AbortSignal,
): AsyncGenerator<ContextEntry, void, undefined> {
  const dockerfile = posix.normalize(source.dockerfile);
  yield await dockerfileEntry(source, dockerfile);
  const walk = walkContext(source.root, { filter, signal });
  for await (const entry of walk) {
    if (entry.path !== dockerfile) yield entry;
  }
}

/**
 * The build context as a tar stream: what the ignore rules let through, with the frozen Dockerfile.
 * Nothing is read ahead of the reader. Emits `context.progressed`. The stream fails with
 * ContextError when something cannot be read; so does this call for the ignore file. `onEntry` is
 * told of each entry as it is packed, under the folder `context`.
 */
export async function openTarContext(
  source: FolderSource,
  emit: (event: UnstampedBuildEvent) => void,
  signal: AbortSignal,
  onEntry: OnContextEntry = () => undefined,
): Promise<Readable> {
  const { filter, file } = await readContextRules(source.root, source.dockerfile);
  const sent = file === '.dockerignore' ? withIgnoreFile(filter) : filter;
  const entries = tellEntries(entriesOf(source, sent, signal), 'context', onEntry);
  return tarStream(entries, createTransferMeter(emit));
}
