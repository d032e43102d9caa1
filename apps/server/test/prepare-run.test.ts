import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { plainRun, RunContainerRequest } from '@stagecraft/contracts';
import { expect, it, onTestFinished } from 'vitest';
import { prepareRun } from '../src/containers/prepare.ts';
import { fail, ok } from '../src/problems/result.ts';
import { temporaryFolder } from './harness.ts';

/** A workspace with a folder, a file, and links, one of which leads out. */
async function desk() {
  const outer = await temporaryFolder();
  const root = join(outer, 'workspace');
  await mkdir(join(root, 'site'), { recursive: true });
  await mkdir(join(outer, 'secret'));
  await writeFile(join(root, '.env'), '# kept\nA=1\nFROM_HOST\n');
  await writeFile(join(root, 'bad.env'), 'A=1\nno good=secret\n');
  await symlink('site', join(root, 'inside'));
  await symlink('../secret', join(root, 'outside'));
  await symlink('/', join(root, 'everything'));
  const sources = {
    workspaces: { root: async (id: string) => (id === 'w1' ? ok(root) : fail('not_found')) },
    environment: { FROM_HOST: 'yes' },
  };
  const prepare = (change: Partial<RunContainerRequest>) =>
    prepareRun({ ...plainRun, image: 'app:1', ...change }, sources);
  const bind = (path: string, workspaceId = 'w1') =>
    prepare({
      mounts: [{ kind: 'bind', source: { workspaceId, path }, target: '/x', readOnly: false }],
    });
  return { root, prepare, bind };
}

it('finds the folder that is mounted, links resolved', async () => {
  const { root, bind } = await desk();
  for (const [path, source] of [
    ['site', join(root, 'site')],
    ['inside', join(root, 'site')],
    ['', root],
  ] as const) {
    const found = await bind(path);
    expect(found.ok && found.value.mounts[0]).toMatchObject({ kind: 'bind', source });
  }
});

it.each([
  ['..', 'path_outside_workspace'],
  ['../secret', 'path_outside_workspace'],
  ['/etc', 'path_outside_workspace'],
  ['site/../../secret', 'path_outside_workspace'],
  ['./site/../site', 'path_outside_workspace'],
  ['%2e%2e/secret', 'path_outside_workspace'],
  ['outside', 'path_outside_workspace'],
  ['everything/etc', 'path_outside_workspace'],
  ['nothing', 'container_mount_missing'],
])('does not mount %s', async (path, code) => {
  const { bind } = await desk();
  expect(await bind(path)).toMatchObject({ ok: false, failure: { code } });
});

it('mounts nothing of a workspace that is not open, and no socket', async () => {
  const { root, bind } = await desk();
  expect(await bind('site', 'w2')).toMatchObject({ ok: false, failure: { code: 'not_found' } });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(join(root, 'engine.sock'), resolve));
  onTestFinished(() => void server.close());
  const code = 'container_mount_missing';
  expect(await bind('engine.sock')).toMatchObject({ ok: false, failure: { code } });
});

it('reads an env file before what was typed, and tells no value of a bad one', async () => {
  const { prepare } = await desk();
  const found = await prepare({
    envFile: { workspaceId: 'w1', path: '.env' },
    env: ['A=2', 'FROM_HOST', 'NOWHERE'],
  });
  expect(found.ok && found.value.env).toEqual([
    ...['A=1', 'FROM_HOST=yes'],
    ...['A=2', 'FROM_HOST=yes', 'NOWHERE'],
  ]);
  const bad = await prepare({ envFile: { workspaceId: 'w1', path: 'bad.env' } });
  expect(bad).toMatchObject({ ok: false, failure: { code: 'container_env_file_invalid' } });
  expect(JSON.stringify(bad)).not.toContain('secret');
  const away = await prepare({ envFile: { workspaceId: 'w1', path: 'outside/env' } });
  expect(away).toMatchObject({ ok: false, failure: { code: 'path_outside_workspace' } });
});

it('takes the host’s network only when that was allowed', async () => {
  const { prepare } = await desk();
  const refused = await prepare({ network: 'host' });
  expect(refused).toMatchObject({ ok: false, failure: { code: 'container_network_refused' } });
  expect((await prepare({ network: 'host', allowHostNetwork: true })).ok).toBe(true);
});

it.each([
  [{ network: 'container:other' }],
  [{ privileged: true, mounts: [{ kind: 'bind', source: '/etc', target: '/x' }] }],
  [{ mounts: [{ kind: 'volume', name: '/etc', target: '/x' }] }],
  [{ mounts: [{ kind: 'volume', name: '../etc', target: '/x' }] }],
  [{ remove: true, restart: { name: 'always' } }],
  [{ name: '--privileged' }],
  [{ env: ['=x'] }],
  [{ user: 'a b' }],
])('takes no request with %j', (change) => {
  expect(RunContainerRequest.safeParse({ image: 'app:1', ...change }).success).toBe(false);
});

it('passes over what is no part of a request', () => {
  const parsed = RunContainerRequest.parse({ image: 'app:1', privileged: true, capAdd: ['ALL'] });
  expect(parsed).toEqual({ image: 'app:1', ...plainRun });
});
