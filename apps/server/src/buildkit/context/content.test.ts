import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ContextError, type ContextEntry } from './entry.ts';
import { wholeOf } from './content.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'content-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function entry(name: string, size: number): ContextEntry {
  const source = { file: join(folder, name) };
  return { path: name, kind: 'file', mode: 0o644, size, mtimeNs: 0n, linkTarget: '', source };
}

describe("a context file's bytes", () => {
  it('are as many as were listed, even when the file has grown', async () => {
    await writeFile(join(folder, 'grown'), 'abcdef');
    expect((await wholeOf(entry('grown', 4))).toString()).toBe('abcd');
  });

  it('are not read through a link put in the place of the file', async () => {
    await writeFile(join(folder, 'secret'), 'secret');
    await symlink(join(folder, 'secret'), join(folder, 'swapped'));
    await expect(wholeOf(entry('swapped', 6))).rejects.toThrow(ContextError);
  });

  it('that are gone are told as gone', async () => {
    await expect(wholeOf(entry('gone', 1))).rejects.toThrow('it was deleted while the build began');
  });
});
