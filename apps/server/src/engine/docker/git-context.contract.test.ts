import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { defaultBuildOptions, unsupported } from '@stagecraft/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logOf, play, type Played } from '../engine.contract.ts';
import { createTestEngine, testBuilders, type TestEngine } from './test-engine.ts';

const hasBuildkit = (await testBuilders()).includes('buildkit');
const run = promisify(execFile);
let engine: TestEngine;
let root: string;
let server: Server;
let url: string;

/** Runs git in the repository that is served, apart from the settings of this machine. */
const git = (...args: readonly string[]) =>
  run('git', ['-c', 'user.name=Test', '-c', 'user.email=test@host.example', ...args], {
    cwd: join(root, 'repository.git'),
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  });

async function commit(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const place = join(root, 'repository.git', path);
    await mkdir(join(place, '..'), { recursive: true });
    await writeFile(place, text);
  }
  await git('add', '.');
  await git('commit', '--quiet', '--message', 'Change');
}

/** Serves all repositories of a folder by git's own protocol, a process for each connection. */
function serve(folder: string): Server {
  return createServer((socket) => {
    const daemon = spawn('git', ['daemon', '--inetd', '--export-all', `--base-path=${folder}`]);
    socket.pipe(daemon.stdin);
    daemon.stdout.pipe(socket);
    for (const stream of [socket, daemon.stdin]) stream.on('error', () => undefined);
    socket.on('close', () => daemon.kill());
  });
}

/** An address of this machine that also an engine in a network of its own reaches. */
function ownAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}

beforeAll(async () => {
  engine = createTestEngine();
  root = await mkdtemp(join(tmpdir(), 'stagecraft-git-'));
  await mkdir(join(root, 'repository.git'));
  await git('init', '--quiet', '--initial-branch', 'master');
  await commit({ 'top.txt': 'top\n', 'app/which.txt': 'master\n' });
  await git('checkout', '--quiet', '-b', 'next');
  await commit({ 'app/which.txt': 'next\n', 'app/deep/more.txt': 'more\n' });
  await git('tag', 'v1');
  await git('checkout', '--quiet', 'master');
  server = serve(root);
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  // No test's engine keeps what another run served under the same address.
  const { port } = server.address() as AddressInfo;
  url = `git://${ownAddress()}:${port}/repository.git`;
});
afterAll(async () => {
  await engine.removeImages();
  engine.close();
  await new Promise((resolve) => server.close(resolve));
  await rm(root, { recursive: true });
});

/** Builds with the repository as its context: lists it, and prints what tells its branches apart. */
const build = (context: string, which: string): Promise<Played> =>
  play(
    { engine, contextRoot: root, request: { context: { kind: 'remote', url: context } } },
    `FROM busybox:1.36\nCOPY . /c\nWORKDIR /c\nRUN : ${randomUUID()}; { cat ${which}; find . -type f | sort; } | sed 's/^/= /'\n`,
  );

describe.runIf(hasBuildkit)('a context from a git repository', () => {
  it.each([
    ['', 'app/which.txt', ['master', './app/which.txt', './top.txt']],
    ['#next', 'app/which.txt', ['next', './app/deep/more.txt', './app/which.txt', './top.txt']],
    ['#next:app', 'which.txt', ['next', './deep/more.txt', './which.txt']],
    ['#v1:app/deep', 'more.txt', ['more', './more.txt']],
  ])('%s is what is built', async (fragment, which, expected) => {
    const context = { kind: 'remote', url: `${url}${fragment}` } as const;
    const info = await engine.info();
    if (!info.ok) throw new Error(info.failure.detail);
    const refused = unsupported({ ...defaultBuildOptions('Dockerfile'), context }, info.value);
    const played = await build(context.url, which);
    // An engine for which it is refused cannot do it.
    const cannot = { state: 'failed', message: expect.stringContaining('subdir not supported') };
    const isRefused = refused.length > 0;
    expect(played.result).toMatchObject(isRefused ? cannot : { state: 'succeeded' });
    // The log has git's own words too.
    const lines = [...logOf(played).matchAll(/^= (.*)$/gm)].map(([, line]) => line);
    expect(lines).toEqual(isRefused ? [] : expected);
  });

  it('that has no such branch fails with its name', async () => {
    const { result } = await build(`${url}#none`, 'top.txt');
    const message = expect.stringContaining('none');
    expect(result).toMatchObject({ state: 'failed', message });
  });
});
