import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { defaultPort, parseArguments } from '../src/app/options.ts';
import { listen } from '../src/app/listen.ts';
import { send, temporaryFolder } from './harness.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

interface Run {
  readonly child: ChildProcess;
  /** Settles with the first line on stdout. */
  readonly firstLine: Promise<string>;
  readonly exit: Promise<{ code: number | null; out: string; err: string }>;
}

function start(dataFolder: string, ...args: string[]): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], {
    env: {
      ...process.env,
      STAGECRAFT_HOME: dataFolder,
      DOCKER_HOST: `unix://${join(dataFolder, 'no-engine.sock')}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let err = '';
  const firstLine = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
      if (out.includes('\n')) resolve(out.slice(0, out.indexOf('\n')));
    });
    child.once('close', () => reject(new Error(`It ended: ${out}${err}`)));
  });
  firstLine.catch(() => undefined);
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
  const exit = once(child, 'close').then(() => ({ code: child.exitCode, out, err }));
  return { child, firstLine, exit };
}

describe('the program', () => {
  it('prints one line with the address, serves, and ends cleanly on a signal', async () => {
    const dataFolder = await temporaryFolder();
    const workspace = await temporaryFolder();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      const run = start(dataFolder, workspace, '--port', '0');
      const line = await run.firstLine;
      const [, address] =
        /^Stagecraft is ready: (http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43})$/.exec(line) ?? [];
      const url = new URL(address ?? '');
      const headers = { host: url.host, authorization: `Bearer ${url.searchParams.get('token')}` };
      const port = Number(url.port);
      const list = await send(port, '/api/workspaces', { method: 'GET', headers });
      const id: unknown = Reflect.get(Object(list.json), 'initial');
      expect(list.json).toMatchObject({ workspaces: [{ id, path: workspace, available: true }] });
      run.child.kill(signal);
      expect(await run.exit).toEqual({ code: 0, out: `${line}\n`, err: '' });
      expect(await readdir(join(dataFolder, 'servers'))).toEqual([]);
    }
  }, 60_000);

  it('says what is wrong with its arguments', async () => {
    const dataFolder = await temporaryFolder();
    await writeFile(join(dataFolder, 'file'), '');
    const blocker = createServer();
    blocker.listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    onTestFinished(() => void blocker.close());
    const address = blocker.address();
    const port = typeof address === 'object' ? `${address?.port}` : '';
    const cases = [
      [['--nonsense'], 2, /--nonsense/],
      [[join(dataFolder, 'file')], 2, /is not a folder/],
      [['--port', port], 1, /EADDRINUSE/],
    ] as const;
    const results = await Promise.all(cases.map(([args]) => start(dataFolder, ...args).exit));
    for (const [at, [, code, words]] of cases.entries()) {
      expect([results[at]?.code, results[at]?.out]).toEqual([code, '']);
      expect(results[at]?.err).toMatch(words);
    }
  }, 60_000);
});

describe('parseArguments', () => {
  it('reads options, and the data folder from the environment', () => {
    const argv = ['/w', '--host', '0.0.0.0', '--port=0', '--engine', 'unix:///x'];
    const env = { STAGECRAFT_HOME: '/data' };
    expect(parseArguments([...argv, '--engine-source', 'private', '--web', '/web'], env)).toEqual({
      kind: 'run',
      options: {
        workspace: '/w',
        host: '0.0.0.0',
        port: 0,
        engine: 'unix:///x',
        privateEngine: true,
        web: '/web',
        shellCheck: null,
        dataFolder: '/data',
      },
    });
    expect(parseArguments(['--help'], env).kind).toBe('help');
    expect(parseArguments(['-v'], env).kind).toBe('version');
    const shellCheckOf = (setting: string): unknown => {
      const parsed = parseArguments([], { ...env, STAGECRAFT_SHELLCHECK: setting });
      return parsed.kind === 'run' ? parsed.options.shellCheck : null;
    };
    expect(['', 'off', '/opt/shellcheck'].map(shellCheckOf)).toEqual([
      null,
      'off',
      '/opt/shellcheck',
    ]);
    const folderOf = (given: Record<string, string>): unknown => {
      const parsed = parseArguments([], given);
      return parsed.kind === 'run' && parsed.options.dataFolder;
    };
    expect(folderOf({ XDG_DATA_HOME: '/xdg' })).toBe('/xdg/stagecraft');
    expect(folderOf({ XDG_DATA_HOME: 'relative' })).toMatch(/\/\.local\/share\/stagecraft$/);
    for (const wrong of [
      ['a', 'b'],
      ['--port', '70000'],
      ['--port', 'x'],
      ['--what'],
      ['--engine-source', 'x'],
      ['--host', ''],
    ]) {
      expect(parseArguments(wrong, env).kind).toBe('wrong');
    }
  });
});

describe('listen', () => {
  it('takes the next free port where the default is busy', async () => {
    const first = await listen(() => undefined, '127.0.0.1', null);
    onTestFinished(() => void first.server.close());
    const second = await listen(() => undefined, '127.0.0.1', null);
    onTestFinished(() => void second.server.close());
    if (!first.listening.ok || !second.listening.ok) throw new Error('Not listening');
    expect(first.listening.port).toBeGreaterThanOrEqual(defaultPort);
    expect(second.listening.port).toBeGreaterThan(first.listening.port);
  });
});

describe('samples', () => {
  it('are copied once, without their description, and the copy is kept', async () => {
    const { startTestServer } = await import('./harness.ts');
    const server = await startTestServer();
    const shipped = join(server.dataFolder, 'shipped-samples');
    for (const [id, order] of [
      ['second', 2],
      ['first', 1],
    ] as const) {
      await mkdir(join(shipped, id, 'sub'), { recursive: true });
      await writeFile(join(shipped, id, 'Dockerfile'), 'FROM scratch\n');
      await writeFile(join(shipped, id, 'sub', 'sample.json'), 'part of the sample');
      const title = { en: id, 'zh-CN': id };
      const text = JSON.stringify({ title, description: title, order });
      await writeFile(join(shipped, id, 'sample.json'), text);
    }
    const list = await server.ask('/api/workspaces');
    expect(list.json).toMatchObject({
      samples: [{ id: 'first' }, { id: 'second' }],
      initial: null,
    });
    const open = () => server.ask('/api/workspaces', { json: { sample: 'first' } });
    const first = await open();
    const copy = join(server.dataFolder, 'samples', 'first');
    expect(first.json).toMatchObject({ path: copy, name: 'first' });
    expect((await readdir(copy)).sort()).toEqual(['Dockerfile', 'sub']);
    expect(await readdir(join(copy, 'sub'))).toEqual(['sample.json']);
    await writeFile(join(copy, 'Dockerfile'), 'FROM mine\n');
    expect(Reflect.get(Object((await open()).json), 'id')).toBe(
      Reflect.get(Object(first.json), 'id'),
    );
    expect(await readFile(join(copy, 'Dockerfile'), 'utf8')).toBe('FROM mine\n');
    expect(await readdir(join(server.dataFolder, 'samples'))).toEqual(['first']);
  });
});
