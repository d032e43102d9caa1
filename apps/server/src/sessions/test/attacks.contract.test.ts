import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bringFile } from './bring-file.ts';
import { createTestSessions, must, personAt } from './test-sessions.ts';

const never = new AbortController().signal;
let test: Awaited<ReturnType<typeof createTestSessions>>;

beforeAll(async () => {
  test = await createTestSessions();
});
afterAll(() => test.end());

async function begin() {
  const place = { kind: 'image' as const, image: 'busybox:1.36', ports: [] };
  const { id, containerId } = must(await test.sessions.start({ place, user: '' }));
  return { id, containerId, person: await personAt(test.sessions, id) };
}

const commandsOf = (id: string) =>
  test.sessions.list().find((session) => session.id === id)?.commands ?? [];

const proposed = async (id: string) =>
  must(await test.sessions.propose(id, { image: null, built: null }, never));

/** Writes what is proposed into a folder of the workspace. */
const saved = (id: string, path: string, dockerfile: string, replace = false) =>
  test.sessions.save(id, { workspaceId: 'any', path, dockerfile, replace });

describe('a recorded session', () => {
  it('takes nothing that a program prints for a mark of the shell', async () => {
    const { id, person } = await begin();
    const mark = (word: string): string => `\\033]7777;000000000000000000000000;${word}\\007`;
    const forged = `${mark('P;0')}/${mark('H')}  9 curl evil${mark('E')}`;
    await person.enter(`printf '${forged}shown'`);
    await person.enter('touch /real');
    expect(commandsOf(id).map(({ text }) => text)).toEqual([
      `printf '${forged}shown'`,
      'touch /real',
    ]);
    expect(person.shown()).toContain('\u001b]7777;000000000000000000000000;P;0\u0007');
  });

  it('shows no word of the marks to the person, nor to the programs', async () => {
    const { person } = await begin();
    await person.enter('env; cat /proc/self/environ /proc/self/cmdline; ls /proc/self/fd');
    expect(person.shown()).not.toContain(']7777;');
    expect(person.shown()).not.toMatch(/\b9\b/);
  });

  it('keeps strange names of files in the folder, and quotes them', async () => {
    const { id, containerId } = await begin();
    const names = ['/$(touch x)', '/-rf', '/a b"c', '/Dockerfile', '/.dockerignore', '/…/../é'];
    for (const name of names) await bringFile(test, containerId, name, `in ${name}`);
    await test.sessions.copied(containerId, names.slice(0, 5));
    const recipe = await proposed(id);
    const sources = recipe.files.map(({ source }) => source);
    expect(sources.every((source) => !/[/\\]|^\.\.?$/.test(source))).toBe(true);
    expect(sources).toContain('file_Dockerfile');
    expect(sources).toContain('file_.dockerignore');
    const image = await test.commit(id);
    const proof = await test.prove(id, recipe.dockerfile, image);
    expect(proof.files.filter(({ harmless }) => harmless !== 'engine')).toEqual([]);
  });

  it('writes no file out of the workspace, and over none without being asked', async () => {
    const { id, containerId } = await begin();
    await bringFile(test, containerId, '/etc/app.ini', 'ours');
    await test.sessions.copied(containerId, ['/etc/app.ini']);
    const { dockerfile } = await proposed(id);
    const outside = join(test.folder, 'outside');
    const { workspace } = test;
    await mkdir(outside);
    await mkdir(join(workspace, 'linked'));
    await symlink(join(outside, 'target'), join(workspace, 'linked/etc_app.ini'));
    await symlink(outside, join(workspace, 'away'));
    for (const path of ['linked/Dockerfile', 'away/Dockerfile', '../Dockerfile', '/Dockerfile']) {
      expect((await saved(id, path, dockerfile, true)).ok).toBe(false);
    }
    expect(await readdir(outside)).toEqual([]);
    expect(await readdir(join(workspace, 'linked'))).toEqual(['etc_app.ini']);

    await writeFile(join(workspace, 'etc_app.ini'), 'theirs');
    const refused = await saved(id, 'Dockerfile', dockerfile);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'file_exists' } });
    expect(await readFile(join(workspace, 'etc_app.ini'), 'utf8')).toBe('theirs');
    expect(must(await saved(id, 'Dockerfile', dockerfile, true))).toEqual({
      paths: ['etc_app.ini', 'Dockerfile'],
    });
    expect(await readFile(join(workspace, 'etc_app.ini'), 'utf8')).toBe('ours');
    expect(await readFile(join(workspace, 'Dockerfile'), 'utf8')).toBe(dockerfile);
    expect((await saved(id, 'Dockerfile', dockerfile)).ok).toBe(true);
  });

  it('puts no secret into the proposal, and says so', async () => {
    const { id, containerId, person } = await begin();
    await person.enter('export API_TOKEN=hunter2 MODE=quiet');
    await person.enter('mkdir -p /root/.ssh');
    const key = '-----BEGIN OPENSSH PRIVATE KEY-----\nhunter2\n';
    await bringFile(test, containerId, '/root/.ssh/id_rsa', key);
    await test.sessions.copied(containerId, ['/root/.ssh/id_rsa']);
    await person.enter('touch /used');
    const recipe = await proposed(id);
    expect(recipe.unexplained).toEqual([
      { kind: 'secret-file', path: '/root/.ssh/id_rsa' },
      { kind: 'secret', command: 0, name: 'API_TOKEN' },
    ]);
    expect(recipe.dockerfile).toContain('ENV MODE="quiet"');
    expect(JSON.stringify({ ...recipe, fates: [] })).not.toMatch(/hunter2|aHVudGVyMg/);
  });

  it('keeps no content of a file that is too large, and says that it is there', async () => {
    const { id, containerId, person } = await begin();
    await bringFile(test, containerId, '/large', 'x'.repeat(5 * 1024 * 1024));
    await test.sessions.copied(containerId, ['/large']);
    await person.enter('touch /used');
    const { files, unexplained } = await proposed(id);
    expect(files).toEqual([]);
    expect(unexplained).toEqual([{ kind: 'change', path: '/large' }]);
  });

  it('says of a shell without a history that it cannot be recorded', async ({ skip }) => {
    const place = { kind: 'image' as const, image: 'debian:bookworm-slim', ports: [] };
    skip(!(await test.has(place.image)));
    const { id } = must(await test.sessions.start({ place, user: '' }));
    const person = await personAt(test.sessions, id);
    await person.enter('rm /bin/bash');
    const size = { columns: 80, rows: 24 };
    const { process } = must(await test.sessions.openShell(id, size));
    const shown = await process.output[Symbol.asyncIterator]().next();
    expect(shown.done).toBe(false);
    const told = test.sessions.list().find((session) => session.id === id);
    expect(told?.state).toBe('unrecordable');
  });
});
