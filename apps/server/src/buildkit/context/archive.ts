import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, posix } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { ContextError, type ContextEntry } from './entry.ts';
import { listedTree, type ContextTree } from './tree.ts';

/** An archive that was opened as a tree; to be closed when nothing of it is needed any more. */
export interface OpenArchive {
  readonly tree: ContextTree;
  close(): Promise<void>;
}

type Compression = 'none' | 'gzip' | 'bzip2' | 'xz';

const magics: readonly (readonly [Compression, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
];

async function compressionOf(file: FileHandle): Promise<Compression> {
  const start = Buffer.alloc(6);
  await file.read(start, 0, start.length, 0);
  return magics.find(([, magic]) => magic.every((byte, i) => start[i] === byte))?.[0] ?? 'none';
}

/** Node has neither of these; the engine, too, calls the command for xz. */
function unpackedBy(command: 'bzip2' | 'xz', packed: Readable): Readable {
  const child = spawn(command, ['-dc'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const content = new PassThrough();
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => {
    complaint = `${complaint}${text.toString('utf8')}`.slice(0, 500);
  });
  child.on('error', () => {
    content.destroy(new Error(`the command ${command} is needed to unpack it, and is not there`));
  });
  // Only then is it known whether what came was all.
  child.on('close', (code) => {
    if (code === 0) content.end();
    else content.destroy(new Error(complaint.trim() || `${command} ended with code ${code}`));
  });
  child.stdin.on('error', () => undefined);
  packed.on('error', (error) => content.destroy(error));
  content.on('close', () => child.kill());
  packed.pipe(child.stdin);
  child.stdout.pipe(content, { end: false });
  return content;
}

function unpacked(packed: Readable, compression: Compression): Readable {
  if (compression === 'none') return packed;
  if (compression !== 'gzip') return unpackedBy(compression, packed);
  const gunzip = createGunzip();
  packed.on('error', (error) => gunzip.destroy(error));
  return packed.pipe(gunzip);
}

/** A name as the context has it; null for the context itself. Throws for one that leads out of it. */
function contextPath(name: string): string | null {
  const path = posix.normalize(name.replace(/^\/+/, '')).replace(/\/$/, '');
  if (path === '..' || path.startsWith('../')) throw new Error(`${name} leads out of the context`);
  return path === '.' || path === '' ? null : path;
}

const common = ({ mode, mtime }: Header) => ({
  mode: (mode ?? 0o644) & 0o7777,
  mtimeNs: BigInt(mtime?.getTime() ?? 0) * 1_000_000n,
  linkTarget: '',
});

/** Collects entries; folders that the archive does not name are made as it goes. */
class Listing {
  readonly entries = new Map<string, ContextEntry>();
  readonly #blob: FileHandle;
  #length = 0;

  constructor(blob: FileHandle) {
    this.#blob = blob;
  }

  async add(header: Header, content: AsyncIterable<unknown>): Promise<void> {
    const path = contextPath(header.name);
    const at = this.#length;
    for await (const chunk of content) {
      // Types of tar-stream's entries do not tell what they are streams of.
      const bytes = chunk as Uint8Array;
      await this.#blob.writeFile(bytes);
      this.#length += bytes.length;
    }
    if (path === null) return;
    const source = { handle: this.#blob, at };
    const base = { ...common(header), path, source };
    this.#makeFolders(path);
    if (header.type === 'directory') this.#set({ ...base, kind: 'directory', size: 0 });
    if (header.type === 'symlink') {
      this.#set({ ...base, kind: 'symlink', size: 0, linkTarget: header.linkname ?? '' });
    }
    if (header.type === 'link') this.#addHardLink(path, header.linkname ?? '');
    // Devices and pipes mean nothing in a build context.
    if (header.type === 'file' || header.type === 'contiguous-file') {
      this.#set({ ...base, kind: 'file', size: this.#length - at });
    }
  }

  #addHardLink(path: string, name: string): void {
    const first = this.entries.get(contextPath(name) ?? '');
    if (first === undefined) throw new Error(`${path} is a link to ${name}, which is not there`);
    this.#set({ ...first, path });
  }

  #makeFolders(path: string): void {
    const folder = posix.dirname(path);
    if (folder === '.' || this.entries.get(folder)?.kind === 'directory') return;
    this.#makeFolders(folder);
    const source = { handle: this.#blob, at: 0 };
    const base = { mode: 0o755, mtimeNs: 0n, linkTarget: '', size: 0, source };
    this.entries.set(folder, { ...base, path: folder, kind: 'directory' });
  }

  /** Of two entries of one name the later counts. */
  #set(entry: ContextEntry): void {
    this.entries.set(entry.path, entry);
  }
}

/** A file without a name, so that nothing of it stays however the server ends. */
async function openBlob(): Promise<{ readonly blob: FileHandle; remove(): Promise<void> }> {
  const path = join(tmpdir(), `stagecraft-${randomBytes(8).toString('hex')}.context`);
  const blob = await open(path, 'wx+', 0o600);
  // Windows keeps the name of an open file until it is closed.
  await rm(path, { force: true }).catch(() => undefined);
  return { blob, remove: () => rm(path, { force: true }) };
}

async function list(path: string, blob: FileHandle, signal: AbortSignal): Promise<ContextTree> {
  const file = await open(path, 'r');
  const compression = await compressionOf(file);
  const packed = createReadStream(path, { fd: file, start: 0, signal });
  const archive = extract();
  const content = unpacked(packed, compression);
  content.on('error', (error) => archive.destroy(error));
  content.pipe(archive);
  try {
    const listing = new Listing(blob);
    for await (const entry of archive) await listing.add(entry.header, entry);
    return listedTree(listing.entries.values());
  } finally {
    content.destroy();
    packed.destroy();
  }
}

/**
 * Opens a tar archive (also packed by gzip, bzip2, xz) as a build context. Its bytes are written, one
 * file after another, into a temporary file that has no name; nothing is made under the archive's own
 * names. Throws ContextError when it cannot be read.
 *
 * @param path absolute real path
 */
export async function openArchive(path: string, signal: AbortSignal): Promise<OpenArchive> {
  const { blob, remove } = await openBlob();
  const close = async (): Promise<void> => {
    await blob.close();
    await remove();
  };
  try {
    return { tree: await list(path, blob, signal), close };
  } catch (error) {
    await close();
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    throw new ContextError(basename(path), reason, { cause: error });
  }
}
