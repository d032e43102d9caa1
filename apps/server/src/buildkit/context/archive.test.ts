import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack, type Header } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArchive } from './archive.ts';
import { chunksOf } from './content.ts';
import type { ContextEntry } from './entry.ts';
import { walkContext } from './walk.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stagecraft-archive-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Whether this machine has a command that the engine, too, unpacks with. */
const hasCommand = (name: string): boolean => spawnSync(name, ['--version']).error === undefined;

type Entry = Partial<Header> & Pick<Header, 'name'>;
const never = new AbortController().signal;
const everything = { ignores: () => false, mayContainIncluded: () => true };

async function tarOf(...entries: readonly (readonly [Entry, string?])[]): Promise<Buffer> {
  const tar = pack();
  for (const [header, content] of entries) tar.entry(header, content ?? '');
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** What a build would get: path → text, `→` and a link's target, or `/` for a folder. */
async function read(bytes: Uint8Array, signal = never): Promise<Record<string, string>> {
  const path = join(folder, 'a.tar');
  await writeFile(path, bytes);
  const archive = await openArchive(path, signal);
  try {
    const found: Record<string, string> = {};
    const walk = walkContext(archive.tree, { filter: everything });
    const entries: ContextEntry[] = [];
    for await (const group of walk) entries.push(...group);
    for (const entry of entries) {
      const chunks: Uint8Array[] = [];
      if (entry.kind === 'file') for await (const chunk of chunksOf(entry)) chunks.push(chunk);
      const text = Buffer.concat(chunks).toString();
      found[entry.path] =
        entry.kind === 'file' ? text : entry.kind === 'symlink' ? `→${entry.linkTarget}` : '/';
    }
    return found;
  } finally {
    await archive.close();
  }
}

describe('an archive as a context', () => {
  it('has files, folders it does not name, links, and the later of two of a name', async () => {
    const bytes = await tarOf(
      [{ name: './a/b/file' }, 'old'],
      [{ name: 'a/b/file' }, 'new'],
      [{ name: '/absolute' }, 'x'],
      [{ name: 'hard', type: 'link', linkname: './a/b/file' }],
      [{ name: 'soft', type: 'symlink', linkname: '../../etc/passwd' }],
      [{ name: 'pipe', type: 'fifo' }],
      [{ name: 'empty/', type: 'directory' }],
      [{ name: './', type: 'directory' }],
    );
    const expected = {
      a: '/',
      'a/b': '/',
      'a/b/file': 'new',
      absolute: 'x',
      empty: '/',
      hard: 'new',
      soft: '→../../etc/passwd',
    };
    expect(await read(bytes)).toEqual(expected);
    expect(await read(gzipSync(bytes))).toEqual(expected);
  });

  it.runIf(hasCommand('bzip2') && hasCommand('xz'))('may be packed by bzip2 and xz', async () => {
    const bytes = await tarOf([{ name: 'a' }, 'x'.repeat(5000)]);
    for (const command of ['bzip2', 'xz']) {
      const packed = execFileSync(command, ['-c'], { input: bytes });
      expect(await read(packed)).toEqual({ a: 'x'.repeat(5000) });
      await expect(read(packed.subarray(0, 40))).rejects.toThrow(/a\.tar/);
    }
  });

  it.each([
    ['a name that leads out', [{ name: 'a/../../x' }], /a\.tar: a\/\.\.\/\.\.\/x leads out/],
    ['a link to nothing', [{ name: 'x', type: 'link', linkname: 'y' }], /x is a link to y/],
  ] as const)('is refused for %s', async (_what, entry, words) => {
    const [header] = entry;
    await expect(read(await tarOf([{ ...header }]))).rejects.toThrow(words);
  });

  it('is refused when it is cut off or no archive', async () => {
    const whole = await tarOf([{ name: 'a' }, 'x'.repeat(5000)]);
    await expect(read(whole.subarray(0, 2000))).rejects.toThrow(/a\.tar/);
    await expect(read(gzipSync(whole).subarray(0, 40))).rejects.toThrow(/a\.tar/);
    await expect(read(Buffer.alloc(2000, 'text '))).rejects.toThrow(/a\.tar/);
  });

  it('leaves nothing behind, and ends when it is given up', async () => {
    const before = await readdir(tmpdir());
    await expect(
      read(await tarOf([{ name: 'a' }]), AbortSignal.abort(new Error('no'))),
    ).rejects.toThrow('no');
    const names = await readdir(tmpdir());
    expect(names.filter((name) => name.endsWith('.context') && !before.includes(name))).toEqual([]);
  });
});
