import { chmod, lstat, mkdir, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileContent, FolderListing, SaveFileResult } from '@stagecraft/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTextFile } from '../src/workspaces/text-file.ts';
import { saveTextFile } from '../src/workspaces/save-file.ts';
import { codeOf, startTestServer, temporaryFolder } from './harness.ts';
import type { Answer, TestServer } from './harness.ts';

interface Place {
  readonly server: TestServer;
  readonly root: string;
  read(path: string): Promise<Answer>;
  save(path: string, text: string, baseVersion: string | null): Promise<Answer>;
  remove(path: string, version: string): Promise<Answer>;
}

async function place(): Promise<Place> {
  const root = await temporaryFolder();
  const server = await startTestServer();
  const id = await server.open(root);
  const file = `/api/workspaces/${id}/file`;
  return {
    server,
    root,
    read: (path) => server.ask(`${file}?path=${encodeURIComponent(path)}`),
    save: (path, text, baseVersion) =>
      server.ask(file, { method: 'PUT', json: { path, text, baseVersion } }),
    remove: (path, version) =>
      server.ask(`${file}?${String(new URLSearchParams({ path, version }))}`, { method: 'DELETE' }),
  };
}

describe('reading', () => {
  it('keeps byte order mark and line endings', async () => {
    const { root, read } = await place();
    await writeFile(join(root, 'Dockerfile'), '\uFEFFFROM a\r\nRUN b\n');
    const content = FileContent.parse((await read('Dockerfile')).json);
    expect(content.text).toBe('\uFEFFFROM a\r\nRUN b\n');
  });

  it('refuses what is not UTF-8 text, and what is too large', async () => {
    const { root, read } = await place();
    await writeFile(join(root, 'latin1'), Buffer.from([0x46, 0xe9, 0x0a]));
    await writeFile(join(root, 'binary'), Buffer.from([0x7f, 0x45, 0x00, 0x01]));
    await writeFile(join(root, 'large'), 'x'.repeat(5 * 1024 * 1024 + 1));
    await writeFile(join(root, 'limit'), 'x'.repeat(5 * 1024 * 1024));
    await mkdir(join(root, 'folder'));
    expect(codeOf(await read('latin1'))).toBe('not_a_text_file');
    expect(codeOf(await read('binary'))).toBe('not_a_text_file');
    expect(codeOf(await read('folder'))).toBe('not_a_text_file');
    expect(codeOf(await read('large'))).toBe('too_large');
    expect(codeOf(await read('gone'))).toBe('not_found');
    expect(codeOf(await read('limit/below'))).toBe('not_found');
    expect((await read('limit')).status).toBe(200);
  });
});

describe('saving', () => {
  it('gives back exactly what was saved, whatever the text', async () => {
    const root = await temporaryFolder();
    let version: string | null = null;
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (given) => {
        const text = given.replaceAll('\0', '');
        const saved = await saveTextFile(root, { path: 'file', text, baseVersion: version });
        if (!saved.ok) throw new Error(saved.failure.code);
        ({ version } = saved.value);
        const read = await readTextFile(root, 'file');
        expect(read).toEqual({ ok: true, value: { path: 'file', text, version } });
      }),
    );
    expect(await readdir(root)).toEqual(['file']);
  });

  it('never overwrites what somebody else wrote', async () => {
    const { root, read, save } = await place();
    await writeFile(join(root, 'Dockerfile'), 'FROM a\n');
    const { version } = FileContent.parse((await read('Dockerfile')).json);
    await writeFile(join(root, 'Dockerfile'), 'FROM elsewhere\n');
    const current = FileContent.parse((await read('Dockerfile')).json).version;
    const refused = await save('Dockerfile', 'FROM mine\n', version);
    expect([refused.status, codeOf(refused)]).toEqual([409, 'file_conflict']);
    expect(refused.json).toMatchObject({ currentVersion: current });
    expect(await readFile(join(root, 'Dockerfile'), 'utf8')).toBe('FROM elsewhere\n');
    // Told of the new version, the user may decide to overwrite it.
    expect((await save('Dockerfile', 'FROM mine\n', current)).status).toBe(200);
    expect(await readdir(root)).toEqual(['Dockerfile']);
  });

  it('does not go over a file that is protected against writing', async () => {
    const { root, read, save } = await place();
    await writeFile(join(root, 'kept'), 'as it is', { mode: 0o444 });
    const { version } = FileContent.parse((await read('kept')).json);
    expect(codeOf(await save('kept', 'other', version))).toBe('file_refused');
    expect(await readFile(join(root, 'kept'), 'utf8')).toBe('as it is');
    expect(await readdir(root)).toEqual(['kept']);
  });

  it('makes a new file only where there is none, and does not bring back a deleted one', async () => {
    const { root, save } = await place();
    const made = await save('new.txt', 'one', null);
    const { version } = SaveFileResult.parse(made.json);
    const again = await save('new.txt', 'two', null);
    expect(again.json).toMatchObject({ code: 'file_conflict', currentVersion: version });
    expect(await readFile(join(root, 'new.txt'), 'utf8')).toBe('one');
    const deleted = await save('deleted.txt', 'x', version);
    expect(deleted.json).toMatchObject({ code: 'file_conflict', currentVersion: null });
    expect(codeOf(await save('no/such/folder.txt', 'x', null))).toBe('not_found');
    expect(await readdir(root)).toEqual(['new.txt']);
  });

  it('lets one of several saves with the same base win', async () => {
    const { root, read, save } = await place();
    await writeFile(join(root, 'f'), 'base');
    const { version } = FileContent.parse((await read('f')).json);
    const texts = ['a', 'b', 'c', 'd', 'e', 'f'];
    const answers = await Promise.all(texts.map((text) => save('f', text, version)));
    const won = answers.findIndex((answer) => answer.status === 200);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(await readFile(join(root, 'f'), 'utf8')).toBe(texts[won]);
    const fresh = await Promise.all(texts.map((text) => save('fresh', text, null)));
    expect(fresh.filter((answer) => answer.status === 200)).toHaveLength(1);
  });

  it('keeps the mode, and writes through a link that stays inside', async () => {
    const { root, read, save } = await place();
    await writeFile(join(root, 'run.sh'), '#!/bin/sh\n');
    await chmod(join(root, 'run.sh'), 0o755);
    await symlink('run.sh', join(root, 'link.sh'));
    const { version } = FileContent.parse((await read('link.sh')).json);
    expect((await save('link.sh', '#!/bin/sh\necho\n', version)).status).toBe(200);
    expect((await lstat(join(root, 'link.sh'))).isSymbolicLink()).toBe(true);
    expect(await readFile(join(root, 'run.sh'), 'utf8')).toBe('#!/bin/sh\necho\n');
    expect((await stat(join(root, 'run.sh'))).mode & 0o777).toBe(0o755);
  });

  it('refuses half a character, and too much text', async () => {
    const { save } = await place();
    expect(codeOf(await save('f', 'a\uD800b', null))).toBe('bad_request');
    expect(codeOf(await save('f', 'x'.repeat(5 * 1024 * 1024 + 1), null))).toBe('too_large');
    expect(codeOf(await save('', 'x', null))).toBe('bad_request');
    expect(codeOf(await save('.', 'x', null))).toBe('bad_request');
  });
});

describe('listing', () => {
  it('shows folders first, then files by name, with what they are', async () => {
    const { server, root } = await place();
    const id = await server.open(root);
    await mkdir(join(root, 'zoo'));
    await mkdir(join(root, 'app'));
    for (const name of ['b10', 'b9', 'Dockerfile', 'api.dockerfile']) {
      await writeFile(join(root, name), name);
    }
    await symlink('/etc/passwd', join(root, 'link'));
    await writeFile(join(root, 'app', 'x'), '');
    const answer = await server.ask(`/api/workspaces/${id}/folder?path=`);
    const { entries, truncated, path } = FolderListing.parse(answer.json);
    expect(entries.map(({ name }) => name)).toEqual([
      ...['app', 'zoo', 'api.dockerfile', 'b9', 'b10', 'Dockerfile', 'link'],
    ]);
    expect([path, truncated]).toEqual(['', false]);
    expect(entries.find(({ name }) => name === 'b10')).toEqual({
      path: 'b10',
      name: 'b10',
      kind: 'file',
      size: 3,
      dockerfile: false,
    });
    expect(entries.find(({ name }) => name === 'link')).toMatchObject({
      kind: 'symlink',
      size: null,
    });
    const below = await server.ask(`/api/workspaces/${id}/folder?path=app/`);
    expect(below.json).toMatchObject({ path: 'app', entries: [{ path: 'app/x' }] });
    expect(codeOf(await server.ask(`/api/workspaces/${id}/folder?path=b9`))).toBe('not_found');
  });

  it('stops at 5,000 entries and says so', async () => {
    const { server, root } = await place();
    const id = await server.open(root);
    const names = Array.from({ length: 5_001 }, (_, at) => `f${at}`);
    await Promise.all(names.map((name) => writeFile(join(root, name), '')));
    const answer = await server.ask(`/api/workspaces/${id}/folder?path=`);
    const { entries, truncated } = FolderListing.parse(answer.json);
    expect([entries.length, truncated]).toEqual([5_000, true]);
  });

  it('finds Dockerfiles, shallow first, without other people’s folders', async () => {
    const { server, root } = await place();
    const id = await server.open(root);
    const files = [
      'services/api/Dockerfile',
      'services/Dockerfile.dev',
      'Dockerfile',
      'Dockerfile.dockerignore',
      'node_modules/x/Dockerfile',
      '.git/Dockerfile',
      'a/b/c/d/web.Dockerfile',
      'a/b/c/d/e/Dockerfile',
      'notes.txt',
    ];
    for (const file of files) {
      await mkdir(join(root, file, '..'), { recursive: true });
      await writeFile(join(root, file), '');
    }
    const answer = await server.ask(`/api/workspaces/${id}/dockerfiles`);
    expect(answer.json).toEqual({
      paths: [
        'Dockerfile',
        'services/Dockerfile.dev',
        'services/api/Dockerfile',
        'a/b/c/d/web.Dockerfile',
      ],
    });
  });
});

describe('removing', () => {
  it('takes the file away that was read, and no other', async () => {
    const { root, save, read, remove } = await place();
    const { version } = SaveFileResult.parse((await save('a.yaml', 'one\n', null)).json);
    await writeFile(join(root, 'a.yaml'), 'theirs\n');
    const refused = await remove('a.yaml', version);
    expect([refused.status, codeOf(refused)]).toEqual([409, 'file_conflict']);
    expect(await readFile(join(root, 'a.yaml'), 'utf8')).toBe('theirs\n');

    const present = FileContent.parse((await read('a.yaml')).json);
    expect((await remove('a.yaml', present.version)).status).toBeLessThan(300);
    expect(await readdir(root)).toEqual([]);
    expect(codeOf(await remove('a.yaml', present.version))).toBe('file_conflict');
  });

  it('does not leave the workspace, nor take a folder', async () => {
    const { root, remove } = await place();
    const outside = await temporaryFolder();
    await writeFile(join(outside, 'secret'), 'kept');
    await symlink(outside, join(root, 'way'));
    await mkdir(join(root, 'folder'));
    for (const path of ['../secret', 'way/secret', 'folder', '']) {
      expect((await remove(path, 'x')).status).toBeGreaterThanOrEqual(400);
    }
    expect(await readFile(join(outside, 'secret'), 'utf8')).toBe('kept');
  });
});
