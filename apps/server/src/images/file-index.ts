import { posix } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ImageFolder } from '@stagecraft/contracts';
import { extract } from 'tar-stream';
import type { Header } from 'tar-stream';

/** The paths of an image, by folder. */
export interface FileIndex {
  /** Paths kept. */
  readonly size: number;
  /** Entries of a folder (absolute path), links on the way followed; null when there is no such folder. */
  list(path: string): ImageFolder | null;
}

export interface IndexLimits {
  /** Paths kept. */
  readonly paths: number;
  /** Characters of paths and of links' targets that are looked at. */
  readonly characters: number;
  /** Bytes of files that are passed over. */
  readonly bytes: number;
  /** Asked at each path: true ends the reading. */
  readonly stopped: () => boolean;
}

/** Links followed on one way before it counts as a circle (as Linux has it). */
const linkLimit = 40;

/**
 * What an engine lays over every container that it creates; the image may or may not have it, so it is
 * left out. (Rule: `setupInitLayer` of moby, daemon/initlayer/setup_unix.go.)
 */
const engineOwn = new Set([
  '.dockerenv',
  'dev/console',
  'dev/pts',
  'dev/shm',
  'etc/hostname',
  'etc/hosts',
  'etc/mtab',
  'etc/resolv.conf',
  'proc',
  'sys',
]);

/** A child is a folder, a link with its target, or anything else. */
type Child = 'folder' | 'other' | { readonly target: string };
type Folders = Map<string, Map<string, Child>>;

function add(folders: Folders, path: string, child: Child): void {
  const parent = posix.dirname(path);
  const folder = parent === '.' ? '' : parent;
  if (child === 'folder' && !folders.has(path)) folders.set(path, new Map());
  if (!folders.has(folder)) add(folders, folder, 'folder');
  folders.get(folder)?.set(posix.basename(path), child);
}

function addEntry(folders: Folders, path: string, { type, linkname }: Header): void {
  const parts = path.split('/');
  // A name that leads elsewhere is none that an image's file system can have.
  if (path === '' || parts.some((part) => /^\.{0,2}$/.test(part))) return;
  if (type === 'symlink') add(folders, path, { target: linkname });
  else add(folders, path, type === 'directory' ? 'folder' : 'other');
}

/** Folders that are there only for what the engine laid into them. */
function dropEmpty(folders: Folders): void {
  for (const name of ['dev', 'etc']) {
    if (folders.get(name)?.size !== 0) continue;
    folders.delete(name);
    folders.get('')?.delete(name);
  }
}

/** Where a path leads, from the root and without links; null when it is not there, or for a circle. */
function resolve(folders: Folders, path: string): string | null {
  const waiting = path
    .split('/')
    .filter((part) => part !== '')
    .reverse();
  const place: string[] = [];
  let links = 0;
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part === '..') place.pop();
    if (part === '.' || part === '..') continue;
    const child = folders.get(place.join('/'))?.get(part);
    if (child === undefined) return null;
    if (typeof child === 'string') {
      place.push(part);
      continue;
    }
    links += 1;
    if (links > linkLimit) return null;
    if (child.target.startsWith('/')) place.length = 0;
    waiting.push(
      ...child.target
        .split('/')
        .filter((one) => one !== '')
        .reverse(),
    );
  }
  return place.join('/');
}

function list(folders: Folders, path: string, truncated: boolean): ImageFolder | null {
  const place = resolve(folders, path);
  const children = place === null ? undefined : folders.get(place);
  if (children === undefined) return null;
  const entries = [...children].map(([name, child]) => {
    const leads = typeof child === 'string' ? null : resolve(folders, `${place}/${name}`);
    return { name, folder: child === 'folder' || (leads !== null && folders.has(leads)) };
  });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { entries, truncated };
}

/** Without `./` or `/` in front and `/` at the end. */
function tidy(name: string): string {
  return name.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
}

/**
 * Reads an image's file system, given as a tar archive, into an index. At a limit the index says that
 * it is not complete. Rejects when the archive breaks off or is none.
 */
export async function indexTar(
  tar: AsyncIterable<Uint8Array>,
  limits: IndexLimits,
): Promise<FileIndex> {
  const folders: Folders = new Map([['', new Map()]]);
  let size = 0;
  let characters = 0;
  let bytes = 0;
  let truncated = false;
  const archive = extract();
  const feeding = pipeline(tar, archive);
  // What goes wrong with it ends the loop, too; a loop that ends early is no fault.
  feeding.catch(() => undefined);
  for await (const entry of archive) {
    const { header } = entry;
    characters += header.name.length + (header.linkname?.length ?? 0);
    truncated =
      size >= limits.paths ||
      characters > limits.characters ||
      bytes > limits.bytes ||
      limits.stopped();
    if (truncated) break;
    const path = tidy(header.name);
    if (!engineOwn.has(path)) addEntry(folders, path, header);
    size += 1;
    bytes += header.size;
    entry.resume();
  }
  if (!truncated) await feeding;
  dropEmpty(folders);
  return { size, list: (path) => list(folders, path, truncated) };
}
