import {
  chmodSync,
  chownSync,
  linkSync,
  readFileSync,
  statSync,
  symlinkSync,
  lstatSync,
  readdirSync,
} from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folderWith } from './folder.ts';
import { run } from './run.ts';

/** Permissions do not hold for root; only root gives files away. */
const isRoot = process.getuid?.() === 0;

const rough = 'from a\nrun  x \\\n  && y\n';
const neat = 'FROM a\nRUN x \\\n    && y\n';

describe('stagecraft format', () => {
  test('rewrites what is not formatted, and names it', async () => {
    const folder = folderWith({ rough, neat });
    const { code, out } = await run(['format', 'rough', 'neat'], folder);
    expect(code).toBe(0);
    expect(out).toBe('rough\n');
    expect(readFileSync(`${folder}/rough`, 'utf8')).toBe(neat);
    expect(readdirSync(folder).toSorted()).toEqual(['neat', 'rough']);
  });

  test('keeps the mode, and a link a link', async () => {
    const folder = folderWith({ rough });
    chmodSync(`${folder}/rough`, 0o664);
    symlinkSync('rough', `${folder}/link`);
    await run(['format', 'link'], folder);
    expect(lstatSync(`${folder}/link`).isSymbolicLink()).toBe(true);
    expect(readFileSync(`${folder}/rough`, 'utf8')).toBe(neat);
    expect(statSync(`${folder}/rough`).mode & 0o777).toBe(0o664);
  });

  test('keeps hard links', async () => {
    const folder = folderWith({ rough });
    linkSync(`${folder}/rough`, `${folder}/twin`);
    await run(['format', 'rough'], folder);
    expect(readFileSync(`${folder}/twin`, 'utf8')).toBe(neat);
    expect(statSync(`${folder}/rough`).nlink).toBe(2);
  });

  test.runIf(isRoot)("keeps the owner of somebody else's file", async () => {
    const folder = folderWith({ rough });
    chownSync(`${folder}/rough`, 1234, 4321);
    await run(['format', 'rough'], folder);
    expect(readFileSync(`${folder}/rough`, 'utf8')).toBe(neat);
    expect(statSync(`${folder}/rough`)).toMatchObject({ uid: 1234, gid: 4321 });
    expect(readdirSync(folder)).toEqual(['rough']);
  });

  test.skipIf(isRoot)('leaves a read-only file alone, and says so', async () => {
    const folder = folderWith({ rough });
    chmodSync(`${folder}/rough`, 0o444);
    const { code, out, err } = await run(['format', 'rough'], folder);
    expect({ code, out, err }).toEqual({
      code: 2,
      out: '',
      err: 'stagecraft: rough: writing it is not allowed\n',
    });
    expect(readFileSync(`${folder}/rough`, 'utf8')).toBe(rough);
  });

  test.skipIf(isRoot)('writes a file of a folder that takes no new ones', async () => {
    const folder = folderWith({ 'locked/rough': rough });
    chmodSync(`${folder}/locked`, 0o555);
    const { code } = await run(['format', 'locked/rough'], folder);
    chmodSync(`${folder}/locked`, 0o755);
    expect(code).toBe(0);
    expect(readFileSync(`${folder}/locked/rough`, 'utf8')).toBe(neat);
  });

  test('--check names the files that would change, writes nothing, and exits with 1', async () => {
    const folder = folderWith({ rough, neat });
    const { code, out } = await run(['format', '--check', 'neat', 'rough'], folder);
    expect(code).toBe(1);
    expect(out).toBe('rough\n');
    expect(readFileSync(`${folder}/rough`, 'utf8')).toBe(rough);
    expect((await run(['format', '--check', 'neat'], folder)).code).toBe(0);
  });

  test('standard input is printed formatted', async () => {
    const { code, out } = await run(['format', '-'], '/', { stdin: rough });
    expect(code).toBe(0);
    expect(out).toBe(neat);
  });

  test('options', async () => {
    const { out } = await run(['format', '--keyword-case=lower', '--indent=2', '-'], '/', {
      stdin: neat,
    });
    expect(out).toBe('from a\nrun x \\\n  && y\n');
  });

  test('a byte order mark and the line endings stay', async () => {
    const { out } = await run(['format', '-'], '/', { stdin: '\ufefffrom a\r\n' });
    expect(out).toBe('\ufeffFROM a\r\n');
  });
});
