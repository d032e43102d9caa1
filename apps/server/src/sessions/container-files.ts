import { pipeline } from 'node:stream/promises';
import type { SavedFile, SessionChange } from '@stagecraft/contracts';
import { markNoise } from '@stagecraft/session-recipe';
import { extract, type Header } from 'tar-stream';
import type { ContainerFiles } from '../engine/container-engine.ts';
import type { Engine, Outcome } from '../engine/engine.ts';

/** Bytes of a file whose content is kept. */
const savedLimit = 4 * 1024 * 1024;
/** Changes that are looked at. */
const changeLimit = 100_000;

async function* entriesOf(tar: AsyncIterable<Uint8Array>) {
  const archive = extract();
  const feeding = pipeline(tar, archive);
  // What goes wrong with it ends the loop, too; a loop that ends early is no fault.
  feeding.catch(() => undefined);
  for await (const entry of archive) yield entry;
  await feeding;
}

async function contentOf(entry: AsyncIterable<unknown>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of entry) if (piece instanceof Uint8Array) pieces.push(piece);
  return Buffer.concat(pieces).toString('base64');
}

function savedFile(path: string, header: Header, content: string): SavedFile {
  const { size, mode, uid, gid } = header;
  return { path, content, size, mode: mode & 0o7777, uid, gid };
}

/** A regular file of a container with its content; null for what is none, is gone or is too large. */
export async function readSavedFile(
  engine: Pick<ContainerFiles, 'readContainerPath'>,
  container: string,
  path: string,
  signal: AbortSignal,
): Promise<SavedFile | null> {
  const found = await engine.readContainerPath(container, path, signal);
  if (!found.ok) return null;
  try {
    for await (const entry of entriesOf(found.value)) {
      const { header } = entry;
      if (header.type !== 'file' || header.size > savedLimit) return null;
      return savedFile(path, header, await contentOf(entry));
    }
  } catch {
    // The engine went away meanwhile.
  } finally {
    found.value.destroy();
  }
  return null;
}

type Kind = SessionChange['kind'];
const kinds: Readonly<Record<string, Kind>> = {
  file: 'file',
  'contiguous-file': 'file',
  link: 'file',
  directory: 'directory',
  symlink: 'symlink',
};

type Told = Pick<SessionChange, 'kind' | 'size' | 'modifiedAt'>;

/** Whose files are, by their absolute paths. Podman makes all root's where one is read by itself. */
export type Owners = ReadonlyMap<string, Pick<SavedFile, 'uid' | 'gid'>>;

/** What the paths are, by one reading of the container's files. */
async function lookAt(
  tar: AsyncIterable<Uint8Array>,
  paths: ReadonlySet<string>,
  owners: Map<string, Pick<SavedFile, 'uid' | 'gid'>>,
) {
  const found = new Map<string, Told>();
  for await (const entry of entriesOf(tar)) {
    const { name, type, size, mtime, uid, gid } = entry.header;
    const path = `/${name.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '')}`;
    if (paths.has(path)) {
      owners.set(path, { uid, gid });
      const kind = kinds[type ?? ''] ?? 'other';
      found.set(path, {
        kind,
        size: kind === 'file' ? size : null,
        modifiedAt: mtime?.getTime() ?? null,
      });
    }
    entry.resume();
  }
  return found;
}

const unknown: Told = { kind: null, size: null, modifiedAt: null };

/** What a container has otherwise than its image, with noise marked, by path. */
export async function readChanges(
  engine: Engine,
  container: string,
  signal: AbortSignal,
): Promise<Outcome<{ readonly changes: readonly SessionChange[]; readonly owners: Owners }>> {
  const told = await engine.containerChanges(container);
  if (!told.ok) return told;
  const changes = told.value
    .slice(0, changeLimit)
    .map(({ path, kind }) => ({ path, change: kind }));
  const present = changes.filter(({ change }) => change !== 'removed').map(({ path }) => path);
  const exported = await engine.exportContainer(container, signal);
  if (!exported.ok) return exported;
  // A container whose files change meanwhile may break the archive off: what was read counts.
  const owners = new Map<string, Pick<SavedFile, 'uid' | 'gid'>>();
  const looked = lookAt(exported.value, new Set(present), owners);
  const found = await looked.catch(() => new Map<string, Told>());
  const all = changes.map((change) => ({ ...change, ...(found.get(change.path) ?? unknown) }));
  const sorted = markNoise(all).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return { ok: true, value: { changes: sorted, owners } };
}
