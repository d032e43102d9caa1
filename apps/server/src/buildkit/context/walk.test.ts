import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compileIgnore } from '@stagecraft/dockerfile';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ContextError, type ContextEntry } from './entry.ts';
import { folderTree } from './tree.ts';
import { walkContext } from './walk.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'stagecraft-walk-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), path);
  }
}

async function all(groups: AsyncIterable<readonly ContextEntry[]>): Promise<ContextEntry[]> {
  const list: ContextEntry[] = [];
  for await (const group of groups) list.push(...group);
  return list;
}

async function walk(rules = '', signal?: AbortSignal): Promise<ContextEntry[]> {
  const options = { filter: compileIgnore(rules), ...(signal ? { signal } : {}) };
  return all(walkContext(folderTree(root), options));
}

const paths = (entries: readonly ContextEntry[]): string[] => entries.map(({ path }) => path);

it('gives a folder before what is in it, names in byte order', async () => {
  await write('b/x', 'b-c', 'a', 'B', 'é', 'z', '中', '🐳', '\uffee');
  expect(paths(await walk())).toEqual([
    'B',
    'a',
    'b',
    'b/x',
    'b-c',
    'z',
    'é',
    '中',
    '\uffee',
    '🐳',
  ]);
});

it('gives an ignored folder only on the way to something that is not', async () => {
  await write('keep/a/in', 'keep/b/out', 'gone/x', 'top');
  expect(paths(await walk('keep\ngone\n!keep/a\n'))).toEqual([
    'keep',
    'keep/a',
    'keep/a/in',
    'top',
  ]);
  expect(paths(await walk('*\n!keep/none\n'))).toEqual([]);
});

it('gives links as they are written and never looks behind them', async () => {
  await write('real/file');
  await symlink('real', join(root, 'alias'));
  await symlink('../../outside', join(root, 'out'));
  await symlink('.', join(root, 'loop'));
  const links = (await walk()).filter(({ kind }) => kind === 'symlink');
  expect(links.map(({ path, linkTarget }) => [path, linkTarget])).toEqual([
    ['alias', 'real'],
    ['loop', '.'],
    ['out', '../../outside'],
  ]);
});

it('gives size and permissions', async () => {
  await write('run.sh');
  await chmod(join(root, 'run.sh'), 0o4751);
  expect(await walk()).toEqual([
    expect.objectContaining({ kind: 'file', size: 6, mode: 0o4751, linkTarget: '' }),
  ]);
});

it('says what cannot be read, and what to do', async () => {
  await write('file');
  const walked = all(walkContext(folderTree(join(root, 'file')), { filter: compileIgnore('') }));
  await expect(walked).rejects.toThrow(ContextError);
  await expect(walked).rejects.toThrow(/ENOTDIR.*\.dockerignore/s);
});

it('ends on abort', async () => {
  await write('a');
  await expect(walk('', AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
});
