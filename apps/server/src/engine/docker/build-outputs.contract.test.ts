import { randomUUID } from 'node:crypto';
import {
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract } from 'tar-stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EngineBuildOutput } from '../engine.ts';
import { eventsOf, play, type Played } from '../engine.contract.ts';
import type { BuildWayOptions } from './build-way.ts';
import { createTestEngine, testBuilders, type TestEngine } from './test-engine.ts';

const builders = await testBuilders();
const ways: readonly (readonly [string, BuildWayOptions])[] = [
  ['the control API', { builder: 'buildkit', control: true }],
  ['POST /build', { builder: 'buildkit', control: false }],
];

let engine: TestEngine;
let root: string;
let outside: string;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'stagecraft-outputs-')));
  outside = await mkdtemp(join(tmpdir(), 'stagecraft-outside-'));
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
  await rm(outside, { recursive: true, force: true });
});

type Watch = Parameters<typeof play>[3];

function build(text: string, output: EngineBuildOutput, watch?: Watch): Promise<Played> {
  const { kind } = output;
  const options = 'path' in output ? { output: { kind: output.kind, path: 'out' } } : {};
  const request = { context: { kind: 'none' }, output } as const;
  return play({ engine, contextRoot: root, request }, text, kind === 'image' ? {} : options, watch);
}

/** A stage with these commands, and an image of what they put into /out alone. */
const making = (commands: string): string =>
  `FROM busybox:1.36 AS made\nRUN : ${randomUUID()}; mkdir /out; cd /out; ${commands}\n` +
  `FROM scratch\nCOPY --from=made /out /\n`;

const failureOf = ({ result }: Played): string =>
  result.state === 'failed' ? result.message : `it ${result.state}`;

const succeeded = { state: 'succeeded', imageId: null };

describe.runIf(builders.includes('buildkit')).each(ways)('results by %s', (_name, way) => {
  beforeAll(() => {
    engine = createTestEngine(way);
  });
  afterAll(() => engine.close());

  it('are written as files, over those of the build before', async () => {
    const local = { kind: 'local', path: join(root, 'deep/out') } as const;
    const first = making(
      'mkdir -p a/b; echo one > a/b/file; chmod 751 a/b/file; ln -s a/b/file link; ' +
        'ln a/b/file hard; : > empty; dd if=/dev/urandom of=large bs=1M count=3',
    );
    expect((await build(first, local)).result).toEqual(succeeded);
    const at = (path: string): string => join(local.path, path);
    expect(await readFile(at('a/b/file'), 'utf8')).toBe('one\n');
    expect((await stat(at('a/b/file'))).mode & 0o777).toBe(0o751);
    expect(await readlink(at('link'))).toBe('a/b/file');
    expect((await stat(at('hard'))).ino).toBe((await stat(at('a/b/file'))).ino);
    expect((await stat(at('empty'))).size).toBe(0);
    expect((await stat(at('large'))).size).toBe(3 * 1024 * 1024);
    await writeFile(at('own'), 'mine');
    const second = making('mkdir -p a/b; echo two > a/b/file; echo plain > link');
    expect((await build(second, local)).result).toEqual(succeeded);
    expect(await readFile(at('a/b/file'), 'utf8')).toBe('two\n');
    expect((await lstat(at('link'))).isFile()).toBe(true);
    expect(await readFile(at('own'), 'utf8')).toBe('mine');
    const left = await readdir(local.path, { recursive: true });
    expect(left.filter((name) => name.includes('.stagecraft-'))).toEqual([]);
  });

  it('are never led out of their folder by a link', async () => {
    const local = { kind: 'local', path: join(root, 'out') } as const;
    await mkdir(local.path);
    await symlink(outside, join(local.path, 'sub'));
    const played = await build(making('mkdir sub; echo x > sub/file'), local);
    expect(failureOf(played)).toMatch(/sub: it is there and no folder/);
    expect(await readdir(outside)).toEqual([]);
    await rm(join(local.path, 'sub'));
    await writeFile(join(outside, 'file'), 'theirs');
    await symlink(join(outside, 'file'), join(local.path, 'file'));
    expect((await build(making('echo x > file'), local)).result).toEqual(succeeded);
    expect(await readFile(join(outside, 'file'), 'utf8')).toBe('theirs');
  });

  it('go nowhere where the folder itself has become a link', async () => {
    await symlink(outside, join(root, 'out'));
    for (const kind of ['local', 'tar'] as const) {
      const path = join(root, 'out', ...(kind === 'tar' ? ['a.tar'] : []));
      const played = await build(making('echo x > file'), { kind, path });
      expect(failureOf(played)).toMatch(/could not be written/);
    }
    expect(await readdir(outside)).toEqual([]);
  });

  it('do not take the place of a folder', async () => {
    await mkdir(join(root, 'out/file/full'), { recursive: true });
    const local = { kind: 'local', path: join(root, 'out') } as const;
    expect(failureOf(await build(making('echo x > file'), local))).toMatch(
      /a folder is in the way/,
    );
    expect(await readdir(join(root, 'out/file'))).toEqual(['full']);
  });

  it('name what is none on this machine', async () => {
    const local = { kind: 'local', path: join(root, 'out') } as const;
    const text = `FROM busybox:1.36\nRUN : ${randomUUID()}; mkfifo /pipe; echo x > /file\n`;
    const played = await build(text, local);
    expect(played.result).toEqual(succeeded);
    expect(await readdir(local.path)).not.toContain('pipe');
    expect(await readFile(join(local.path, 'file'), 'utf8')).toBe('x\n');
    expect(eventsOf(played, 'warning.raised').flatMap(({ detail }) => detail)).toContain('pipe');
  });

  it('are one archive', async () => {
    const tar = { kind: 'tar', path: join(root, 'deep/a.tar') } as const;
    const played = await build(making('echo one > file; mkdir a; ln -s ../file a/link'), tar);
    expect(played.result).toEqual(succeeded);
    const archive = extract();
    archive.end(await readFile(tar.path));
    const names: string[] = [];
    for await (const entry of archive) {
      names.push(entry.header.name);
      entry.resume();
    }
    expect(names.toSorted()).toEqual(['a/', 'a/link', 'file']);
    expect(await readdir(join(root, 'deep'))).toEqual(['a.tar']);
  });

  it('leave no half archive when the build is cancelled, and keep the one before', async () => {
    await writeFile(join(root, 'a.tar'), 'before');
    const text = making('dd if=/dev/urandom of=large bs=1M count=100');
    const tar = { kind: 'tar', path: join(root, 'a.tar') } as const;
    const exports = new Set<string>();
    const played = await build(text, tar, (event, abort) => {
      if (event.type === 'step.queued' && event.name.startsWith('exporting to client')) {
        exports.add(event.stepId);
      }
      if (event.type === 'step.started' && exports.has(event.stepId)) abort.abort();
    });
    expect(played.result).toEqual({ state: 'cancelled' });
    await expect.poll(() => readdir(root)).toEqual(['a.tar']);
    expect(await readFile(tar.path, 'utf8')).toBe('before');
  });
});

describe.runIf(builders.includes('buildkit'))('a result of several platforms', () => {
  beforeAll(() => {
    engine = createTestEngine({ builder: 'buildkit' });
  });
  afterAll(() => engine.close());

  it('has a folder for each', async () => {
    const path = join(root, 'out');
    const platforms = ['linux/amd64', 'linux/arm64'];
    await writeFile(join(root, 'file-amd64'), 'amd64');
    await writeFile(join(root, 'file-arm64'), 'arm64');
    const again = await play(
      { engine, contextRoot: root, request: { output: { kind: 'local', path } } },
      `FROM scratch\nARG TARGETARCH\nCOPY file-$TARGETARCH /file\n`,
      { platforms, output: { kind: 'local', path: 'out' } },
    );
    expect(again.result).toEqual(succeeded);
    expect(await readFile(join(path, 'linux_amd64/file'), 'utf8')).toBe('amd64');
    expect(await readFile(join(path, 'linux_arm64/file'), 'utf8')).toBe('arm64');
  });
});
