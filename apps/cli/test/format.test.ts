import { chmodSync, readFileSync, statSync, symlinkSync, lstatSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folderWith } from './folder.ts';
import { run } from './run.ts';

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
