import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { folderTree } from '../context/tree.ts';
import { followLinks } from './follow-links.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'stagecraft-links-'));
  await mkdir(join(root, 'real/deep'), { recursive: true });
  await writeFile(join(root, 'real/deep/a.txt'), 'a');
  await symlink('real', join(root, 'alias'));
  await symlink('/real/deep', join(root, 'absolute'));
  await symlink('alias/deep/a.txt', join(root, 'twice.txt'));
  await symlink('../../../etc', join(root, 'outside'));
  await symlink('circle-b', join(root, 'circle-a'));
  await symlink('circle-a', join(root, 'circle-b'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const follow = async (...paths: readonly string[]) =>
  (await followLinks(folderTree(root), paths))?.toSorted();

it('keeps paths without links, patterns and paths that are not there', async () => {
  expect(await follow('real/deep/a.txt', '/real//x', 'src/*.ts')).toEqual([
    'real/deep/a.txt',
    'real/x',
    'src/*.ts',
  ]);
});

it('adds what links lead to, link by link', async () => {
  expect(await follow('alias/deep')).toEqual(['alias', 'real/deep']);
  expect(await follow('absolute/a.txt')).toEqual(['absolute', 'real/deep/a.txt']);
  expect(await follow('twice.txt')).toEqual(['alias', 'real/deep/a.txt', 'twice.txt']);
  expect(await follow('*.txt')).toEqual(['*.txt', 'alias', 'real/deep/a.txt']);
});

it('never leads out of the folder, and ends in a circle', async () => {
  expect(await follow('outside/passwd')).toEqual(['etc/passwd', 'outside']);
  expect(await follow('circle-a/x')).toEqual(['circle-a', 'circle-b']);
});

it('is the whole folder when a path is', async () => {
  expect(await followLinks(folderTree(root), ['real', '.'])).toBeNull();
  expect(await followLinks(folderTree(root), ['/'])).toBeNull();
  expect(await followLinks(folderTree(root), [''])).toBeNull();
});
