import { randomUUID } from 'node:crypto';
import { ContainerFileHead, ContainerFolder } from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import { codeOf, startTestServer } from '../../../../test/harness.ts';
import { containerDesk } from '../../container-use.contract.ts';
import { createTestEngine } from '../test-engine.ts';

const engine = createTestEngine();
const run = containerDesk(() => ({ engine, image: 'busybox:1.36' }));
const transfer = () => `transfer-${randomUUID()}`;

/** A server, and a container whose files are as the script leaves them. */
async function desk(script: string) {
  const server = await startTestServer({ engine });
  const id = await run({ command: ['sh', '-c', `${script}; exec sleep 1000`] });
  const at = (door: string, query: Record<string, string>) =>
    server.ask(`/api/containers/${id}/${door}?${new URLSearchParams(query).toString()}`);
  const put = (query: Record<string, string>, body: Buffer) =>
    server.ask(
      `/api/containers/${id}/upload?${new URLSearchParams({ ...query, transfer: transfer() }).toString()}`,
      { method: 'POST', body },
    );
  // Its last file tells that the script is through.
  await expect
    .poll(async () => (await at('file', { path: '/ready' })).status, { timeout: 10_000 })
    .toBe(200);
  return { server, id, at, put };
}

const made = `mkdir -p /site/deep; echo hello > /site/page.html; ln -s page.html /site/link;
  ln -s /site /short; printf '\\001\\002' > /site/bytes; rm /etc/group; touch /ready`;

it('lists folders, follows links, and reads files, also of a container that has ended', async () => {
  const { at, id } = await desk(made);
  for (const state of ['running', 'ended']) {
    if (state === 'ended') await engine.stopContainer(id, 0);
    const folder = ContainerFolder.parse((await at('folder', { path: '/short' })).json);
    expect(folder).toMatchObject({ path: '/site', truncated: false });
    expect(folder.entries.map(({ name, kind }) => [name, kind])).toEqual([
      ['deep', 'directory'],
      ['bytes', 'file'],
      ['link', 'symlink'],
      ['page.html', 'file'],
    ]);
    const root = ContainerFolder.parse((await at('folder', { path: '/' })).json);
    expect(root.entries.map(({ name }) => name)).toEqual(expect.arrayContaining(['bin', 'site']));
    const page = ContainerFileHead.parse((await at('file', { path: '/site/link' })).json);
    expect(page).toMatchObject({ path: '/site/page.html', size: 6, complete: true, isText: true });
    expect(Buffer.from(page.base64, 'base64').toString()).toBe('hello\n');
    const short = await at('file', { path: '/site/page.html', length: '2' });
    expect(short.json).toMatchObject({ base64: 'aGU=', complete: false });
    expect((await at('file', { path: '/site/bytes' })).json).toMatchObject({ isText: false });
  }
});

it('says what is not there, and what is no folder or file', async () => {
  const { at, server } = await desk(made);
  expect(codeOf(await at('folder', { path: '/none' }))).toBe('container_path_not_found');
  expect(codeOf(await at('folder', { path: '/site/page.html' }))).toBe('container_path_not_folder');
  expect(codeOf(await at('file', { path: '/site' }))).toBe('container_path_not_file');
  expect(codeOf(await at('file', { path: 'site' }))).toBe('bad_request');
  const gone = await server.ask('/api/containers/no-such-container/folder?path=/');
  expect(codeOf(gone)).toBe('container_not_found');
});

it('uploads files and folders, and downloads what is there', async () => {
  const { at, put } = await desk(made);
  const content = Buffer.from('uploaded 世界\n');
  const name = 'new/世界 page.html';
  expect((await put({ path: '/short', name }, content)).status).toBe(204);
  const path = `/site/${name}`;
  const got = await at('download', { path, transfer: transfer() });
  expect(got.text).toBe(content.toString());
  expect(got.headers['content-type']).toBe('application/octet-stream');
  expect(got.headers['content-disposition']).toMatch(/^attachment/);
  const folder = await at('download', { path: '/site/new', transfer: transfer() });
  expect(folder.headers['content-type']).toBe('application/x-tar');
  for (const wrong of ['../x', '/x', 'a/../../x', '']) {
    expect(codeOf(await put({ path: '/site', name: wrong }, content))).toBe('bad_request');
  }
  const missing = await put({ path: '/none', name: 'x' }, content);
  expect(codeOf(missing)).toBe('container_path_not_found');
});

it('tells what a container has made of its image', async () => {
  const { at } = await desk(made);
  const { json } = await at('changes', {});
  expect(json).toMatchObject({
    changes: expect.arrayContaining([
      { path: '/site/page.html', kind: 'added' },
      { path: '/etc/group', kind: 'removed' },
    ]),
  });
});
