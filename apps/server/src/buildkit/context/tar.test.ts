import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ContextEntry } from './entry.ts';
import { createTransferMeter } from './progress.ts';
import { tarStream } from './tar.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'stagecraft-tar-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const base = { mode: 0o644, mtimeNs: 1_700_000_000_000_000_000n, linkTarget: '' } as const;

const inMemory = (path: string, bytes: Uint8Array): ContextEntry => ({
  ...base,
  path,
  kind: 'file',
  size: bytes.length,
  source: { bytes },
});

function open(entries: readonly ContextEntry[], onEntry: (path: string) => void = () => undefined) {
  const reports: { bytes: number; files: number; done: boolean }[] = [];
  async function* all(): AsyncGenerator<ContextEntry[]> {
    for (const entry of entries) {
      onEntry(entry.path);
      yield await Promise.resolve([entry]);
    }
  }
  return {
    stream: tarStream(
      all(),
      createTransferMeter((report) => reports.push(report)),
    ),
    reports,
  };
}

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function unpack(bytes: Buffer): Promise<unknown[]> {
  const archive = extract();
  const seen: unknown[] = [];
  archive.on('entry', ({ name, type, mode, size, uid, gid, linkname }, stream, next) => {
    stream.on('end', next).resume();
    seen.push({ name, type, mode, size, uid, gid, ...(linkname ? { linkname } : {}) });
  });
  const finished = new Promise((resolve, reject) => {
    archive.on('finish', () => resolve(null)).on('error', reject);
  });
  archive.end(bytes);
  await finished;
  return seen;
}

it('holds files, folders and links, owned by nobody in particular', async () => {
  const long = `${'d'.repeat(150)}/${'文'.repeat(50)}`;
  const source = { file: root };
  const { stream } = open([
    { ...base, path: 'dir', kind: 'directory', mode: 0o2755, size: 0, source },
    inMemory('dir/empty', new Uint8Array()),
    inMemory(long, Buffer.from('content')),
    { ...base, path: 'link', kind: 'symlink', size: 0, linkTarget: 'dir/empty', source },
  ]);
  const owner = { uid: 0, gid: 0 };
  expect(await unpack(await bytesOf(stream))).toEqual([
    { name: 'dir/', type: 'directory', mode: 0o2755, size: 0, ...owner },
    { name: 'dir/empty', type: 'file', mode: 0o644, size: 0, ...owner },
    { name: long, type: 'file', mode: 0o644, size: 7, ...owner },
    { name: 'link', type: 'symlink', mode: 0o644, size: 0, ...owner, linkname: 'dir/empty' },
  ]);
});

it('is the same bytes for the same entries, and counts them', async () => {
  const large = new Uint8Array(1_000_000).fill(1);
  const entries = [inMemory('a', large), inMemory('b', large)];
  const { stream, reports } = open(entries);
  const bytes = await bytesOf(stream);
  const again = await bytesOf(open(entries).stream);
  expect(again.equals(bytes)).toBe(true);
  expect(reports.at(-1)).toMatchObject({ bytes: bytes.length, files: 2, done: true });
  expect(reports.filter(({ done }) => done)).toHaveLength(1);
});

it('reads no further than what was taken', async () => {
  const taken: string[] = [];
  const entries = Array.from({ length: 50 }, (_, i) => inMemory(`${i}`, new Uint8Array(200_000)));
  const { stream } = open(entries, (path) => taken.push(path));
  const reader = stream[Symbol.asyncIterator]();
  await reader.next();
  await reader.next();
  expect(taken.length).toBeLessThan(10);
  await reader.return?.();
  expect(stream.destroyed).toBe(true);
});

it('fails with what could not be read, a file that shrank included', async () => {
  const file = join(root, 'file');
  await writeFile(file, 'short');
  const onDisk = (size: number, path: string): ContextEntry => ({
    ...base,
    path: 'file',
    kind: 'file',
    size,
    source: { file: path },
  });
  await expect(bytesOf(open([onDisk(100, file)]).stream)).rejects.toThrow(
    /file: it became shorter/,
  );
  await expect(bytesOf(open([onDisk(5, join(root, 'gone'))]).stream)).rejects.toThrow(
    /was deleted/,
  );
  // One that has grown is cut to what was announced.
  const { stream } = open([onDisk(2, file)]);
  expect((await bytesOf(stream)).includes('sh')).toBe(true);
});
