import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { defaultBuildOptions, StartBuildRequest } from '@stagecraft/contracts';
import type { BuildOptions } from '@stagecraft/contracts';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { prepareBuild } from '../src/builds/prepare.ts';
import { temporaryFolder } from './harness.ts';

let root: string;
let outside: string;
beforeEach(async () => {
  root = await temporaryFolder();
  outside = await temporaryFolder();
  await mkdir(join(root, 'app'));
  await writeFile(join(root, 'app/file'), 'inside');
  await writeFile(join(outside, 'file'), 'outside');
  await symlink(outside, join(root, 'away'));
  await symlink(join(outside, 'file'), join(root, 'away-file'));
  await symlink('app', join(root, 'alias'));
});

interface Given {
  readonly secretValues?: Readonly<Record<string, string>>;
  readonly env?: NodeJS.ProcessEnv;
}

function prepare(options: Partial<BuildOptions>, { secretValues = {}, env = {} }: Given = {}) {
  const request = StartBuildRequest.parse({
    options: { ...defaultBuildOptions('Dockerfile'), ...options },
    dockerfileText: 'FROM scratch\n',
    secretValues,
  });
  return prepareBuild(root, request, { credentials: () => Promise.resolve(null), env });
}

/** The problem's code, or what was prepared. */
async function outcome(options: Partial<BuildOptions>, given?: Given) {
  const prepared = await prepare(options, given);
  return prepared.ok ? prepared.value : prepared.failure.code;
}

const secret = (source: BuildOptions['secrets'][number]['source']): Partial<BuildOptions> => ({
  secrets: [{ id: 'id', source }],
});

describe('what a build’s options name', () => {
  const folder = (path: string) => ({ context: { kind: 'folder', path } }) as const;
  const tarball = (path: string) => ({ context: { kind: 'tarball', path } }) as const;
  const named = (path: string) => ({ namedContexts: { own: path } });
  const local = (path: string) => ({ output: { kind: 'local', path } }) as const;
  const tar = (path: string) => ({ output: { kind: 'tar', path } }) as const;
  const cacheFrom = (path: string) => ({ cacheFrom: [`type=local,src=${path}`] });
  const cacheTo = (path: string) => ({ cacheTo: [`type=local,dest=${path}`] });
  const read = (path: string) => secret({ kind: 'file', path });

  it('never lies outside of the workspace, by its path or through links', async () => {
    for (const make of [folder, tarball, named, local, tar, cacheFrom, cacheTo, read]) {
      for (const path of ['../x', '/etc', 'app/../../x', 'away', 'away/file', 'away-file']) {
        expect([path, await outcome(make(path))]).toEqual([path, 'path_outside_workspace']);
      }
    }
  });

  it('is there, and of the right kind', async () => {
    for (const make of [folder, named]) {
      expect(await outcome(make('none'))).toBe('build_input_missing');
      expect(await outcome(make('app/file'))).toBe('build_input_missing');
    }
    for (const make of [tarball, read]) {
      expect(await outcome(make('none'))).toBe('build_input_missing');
      expect(await outcome(make('app'))).toBe('build_input_missing');
    }
    expect(await outcome(local('app/file'))).toBe('build_output_refused');
    expect(await outcome(tar('app'))).toBe('build_output_refused');
    expect(await outcome(cacheTo('app/file'))).toBe('build_output_refused');
    expect(await outcome({ cacheTo: ['type=local,src=app'] })).toBe('build_input_missing');
  });

  it('is found by its real path, and compared in one form', async () => {
    expect(await outcome(folder('./alias/'))).toMatchObject({
      context: { kind: 'folder', root: join(root, 'app') },
      options: { context: { kind: 'folder', path: 'alias' } },
    });
    expect(await outcome(folder(''))).toMatchObject({ context: { root } });
    expect(await outcome(local('alias/deep/out'))).toMatchObject({
      output: { kind: 'local', path: join(root, 'app/deep/out') },
    });
    expect(await outcome(local('.'))).toMatchObject({ output: { path: root } });
    expect(await outcome(tarball('app/file'))).toMatchObject({
      context: { kind: 'tarball', path: join(root, 'app/file') },
    });
  });

  it('is a named folder only where it is none of the engine’s', async () => {
    const prepared = await prepare({
      namedContexts: {
        a: 'app',
        b: 'docker-image://busybox:1.36',
        c: 'https://host.example/x.git',
        d: 'target:x',
        e: 'git@host.example:x.git',
      },
    });
    expect(prepared.ok && [...prepared.value.namedFolders]).toEqual([['a', join(root, 'app')]]);
  });
});

describe('the ignore file of a Dockerfile', () => {
  it('is read now, and only in the workspace', async () => {
    expect(await outcome({})).toMatchObject({ dockerignoreText: null });
    await writeFile(join(root, 'Dockerfile.dockerignore'), 'a\n');
    expect(await outcome({})).toMatchObject({ dockerignoreText: 'a\n' });
    await symlink(join(outside, 'file'), join(root, 'x.dockerignore'));
    expect(await outcome({ dockerfile: 'x' })).toBe('path_outside_workspace');
  });
});

describe('secrets', () => {
  const valueOf = async (options: Partial<BuildOptions>, given?: Given) => {
    const prepared = await prepare(options, given);
    if (!prepared.ok) return prepared.failure.code;
    const bytes = await prepared.value.secrets.get('id')?.();
    return bytes ? Buffer.from(bytes).toString() : null;
  };
  const variable = secret({ kind: 'variable', name: 'TOKEN' });
  const typed = secret({ kind: 'typed' });
  const file = secret({ kind: 'file', path: 'app/file' });

  it('come from a variable, a file, or what was typed', async () => {
    expect(await valueOf(variable, { env: { TOKEN: 'v' } })).toBe('v');
    expect(await valueOf(file)).toBe('inside');
    expect(await valueOf(typed, { secretValues: { id: 't' } })).toBe('t');
  });

  it('are missed before the build begins', async () => {
    expect(await valueOf(variable)).toBe('build_input_missing');
    expect(await valueOf(typed, { secretValues: { other: 't' } })).toBe('build_input_missing');
    const inherited = { secrets: [{ id: 'toString', source: { kind: 'typed' } as const }] };
    expect(await outcome(inherited)).toBe('build_input_missing');
  });

  it('are 500 KiB at most', async () => {
    await writeFile(join(root, 'app/file'), 'x'.repeat(512_001));
    expect(await valueOf(file)).toBe('build_secret_too_large');
    const env = { TOKEN: 'x'.repeat(512_001) };
    expect(await valueOf(variable, { env })).toBe('build_secret_too_large');
    expect(await valueOf(variable, { env: { TOKEN: 'x'.repeat(512_000) } })).toHaveLength(512_000);
  });

  it('of a file are not read once it leads out of the workspace', async () => {
    const prepared = await prepare(file);
    await rm(join(root, 'app'), { recursive: true });
    await symlink(outside, join(root, 'app'));
    expect(prepared.ok && (await prepared.value.secrets.get('id')?.())).toBeNull();
  });
});

describe('SSH agents', () => {
  it('are the server’s own, where it has one', async () => {
    expect(await outcome({ ssh: ['default'] })).toBe('ssh_agent_missing');
    expect(await outcome({ ssh: ['default'] }, { env: { SSH_AUTH_SOCK: root } })).toBe(
      'ssh_agent_missing',
    );
    const socket = join(root, 'agent.sock');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    onTestFinished(() => void server.close());
    const prepared = await prepare({ ssh: ['default', 'x'] }, { env: { SSH_AUTH_SOCK: socket } });
    expect(prepared.ok && [...prepared.value.sshAgents]).toEqual([
      ['default', socket],
      ['x', socket],
    ]);
  });
});
