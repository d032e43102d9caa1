import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { appendFileSync, unlinkSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultBuildOptions, unsupported, type BuildOptions } from '@stagecraft/contracts';
import type { EngineBuildRequest } from '../engine.ts';
import { eventsOf, logOf, play, type Played } from '../engine.contract.ts';
import type { BuildWayOptions } from './build-way.ts';
import { createTestEngine, testBuilders, type TestEngine } from './test-engine.ts';

const builders = await testBuilders();
const buildkitWays: readonly (readonly [string, BuildWayOptions])[] = [
  ['BuildKit by the control API', { builder: 'buildkit', control: true }],
  ['BuildKit by POST /build', { builder: 'buildkit', control: false }],
];
const ways = [
  ...(builders.includes('buildkit') ? buildkitWays : []),
  ['the classic builder', { builder: 'classic' }] as const,
];

/** An agent, and what a step can ask it with. */
const hasSsh =
  process.platform === 'linux' &&
  ['ssh-agent', 'ssh-add', 'ssh-keygen', 'ldd'].every(
    (command) => spawnSync('which', [command]).status === 0,
  );

let engine: TestEngine;
let root: string;

function useWay(way: BuildWayOptions): void {
  beforeAll(() => {
    engine = createTestEngine(way);
  });
  afterAll(async () => {
    await engine.removeImages();
    engine.close();
  });
}
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'stagecraft-inputs-')));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

interface Asked {
  readonly options?: Partial<BuildOptions>;
  readonly request?: Partial<EngineBuildRequest>;
  readonly watch?: Parameters<typeof play>[3];
}

const build = (text: string, { options, request = {}, watch }: Asked = {}): Promise<Played> =>
  play({ engine, contextRoot: root, request }, text, options, watch);

/** Lists the context as COPY sees it; never from the cache. */
const listing = (): string =>
  `FROM busybox:1.36\nCOPY . /c\nWORKDIR /c\nRUN : ${randomUUID()}; find . | sort | sed 's/^/= /'\n`;

async function listed(asked: Asked): Promise<string[]> {
  const played = await build(listing(), asked);
  expect(played.result).toMatchObject({ state: 'succeeded' });
  return [...logOf(played).matchAll(/^= \.\/(.*)$/gm)].map(([, path]) => path ?? '');
}

/** Docker 23 brought the first frontend that knows named contexts. */
async function knowsNamedContexts(): Promise<boolean> {
  const asked = createTestEngine();
  const info = await asked.info();
  asked.close();
  return info.ok && info.value.control && Number.parseInt(info.value.version, 10) >= 23;
}

const failureOf = ({ result }: Played): string =>
  result.state === 'failed' ? result.message : `it ${result.state}`;

/** A tar archive; names as they are given. */
async function archive(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const tar = pack();
  for (const [name, content] of Object.entries(files)) tar.entry({ name }, content);
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe.each(ways)('the build context of %s', (_name, way) => {
  useWay(way);
  const folder = (path: string): Asked => ({
    options: { context: { kind: 'folder', path } },
    request: { context: { kind: 'folder', root: join(root, path) } },
  });

  it('is a folder of the workspace, with the Dockerfile elsewhere', async () => {
    await write({ 'app/.dockerignore': 'out\n', 'app/in': '1', 'app/out': '2', other: '3' });
    expect(await listed(folder('app'))).toEqual(['.dockerignore', 'in']);
  });

  it('obeys the ignore file of a Dockerfile elsewhere before its own', async () => {
    await write({ 'app/.dockerignore': 'in\n', 'app/in': '1', 'app/out': '2' });
    const asked = folder('app');
    const request = { ...asked.request, dockerignoreText: 'out\n.dockerignore\n' };
    expect(await listed({ ...asked, request })).toEqual(['in']);
  });

  it('is an archive, plain or packed, with its own ignore file', async () => {
    const tar = await archive({
      './.dockerignore': 'out\n.dockerignore\n',
      'deep/er/in': 'old',
      out: '2',
      'deep/er/in ': '中',
    });
    await write({ 'a.tar': tar, 'a.tgz': gzipSync(tar) });
    for (const name of ['a.tar', 'a.tgz']) {
      const request = { context: { kind: 'tarball', path: join(root, name) } } as const;
      const options = { context: { kind: 'tarball', path: name } } as const;
      const inside = ['deep', 'deep/er', 'deep/er/in', 'deep/er/in '];
      expect(await listed({ options, request })).toEqual(inside);
    }
  });

  it('is no archive where there is none', async () => {
    await write({ 'a.tar': 'x'.repeat(2000) });
    const request = { context: { kind: 'tarball', path: join(root, 'a.tar') } } as const;
    const options = { context: { kind: 'tarball', path: 'a.tar' } } as const;
    expect(failureOf(await build(listing(), { options, request }))).toMatch(/a\.tar: .*tar/i);
  });

  it('is nothing, for the Dockerfile alone', async () => {
    await write({ file: '1' });
    const request = { context: { kind: 'none' } } as const;
    const options = { context: { kind: 'none' } } as const;
    expect(await listed({ options, request })).toEqual([]);
    const missing = await build('FROM busybox:1.36\nCOPY file /\n', { options, request });
    expect(missing.result).toMatchObject({ state: 'failed' });
  });

  it('is cut to what it was where a file grows while it is sent', async () => {
    await write({ Dockerfile: '', a: new Uint8Array(large) });
    const text = `FROM busybox:1.36\nCOPY . /c\nRUN : ${randomUUID()}; wc -c < /c/a\n`;
    const watch = inTransfer(() => appendFileSync(join(root, 'a'), 'more'));
    expect(logOf(await build(text, { watch })).trim()).toBe(String(large));
  });
});

const large = 4_000_000;

/** Acts once, when the first large file is under way. */
function inTransfer(act: () => void): NonNullable<Asked['watch']> {
  let isDone = false;
  return (event) => {
    if (isDone || event.type !== 'context.progressed' || event.bytes < large / 20) return;
    isDone = true;
    act();
  };
}

describe.runIf(builders.includes('buildkit')).each(buildkitWays)(
  'a context for %s',
  (_name, way) => {
    useWay(way);

    it('names the file that is deleted while it is sent', async () => {
      await write({ a: new Uint8Array(large), z: new Uint8Array(large) });
      // The engine asks for them in any order: the one that is open is still sent.
      const watch = inTransfer(() => ['a', 'z'].forEach((name) => unlinkSync(join(root, name))));
      expect(failureOf(await build(listing(), { watch }))).toMatch(/[az]: it was deleted while/);
    });

    it('that is unchanged is not sent again', async () => {
      await write({ a: new Uint8Array(large), b: 'small' });
      const sent = async (): Promise<number> => {
        const played = await build(listing());
        expect(played.result).toMatchObject({ state: 'succeeded' });
        return eventsOf(played, 'context.progressed').at(-1)?.bytes ?? -1;
      };
      expect(await sent()).toBeGreaterThan(large);
      // The Dockerfile alone, which is another each time.
      expect(await sent()).toBeLessThan(1000);
    });
  },
);

describe.runIf(await knowsNamedContexts())('named contexts', () => {
  useWay({ builder: 'buildkit' });

  it('are folders, each with its own ignore file, or images', async () => {
    await write({ 'docs/.dockerignore': 'out\n', 'docs/in': '1', 'docs/out': '2', file: '3' });
    const text =
      `FROM base\nCOPY --from=docs . /docs\nCOPY --from=context . /c\n` +
      `RUN : ${randomUUID()}; ls /docs /c\n`;
    const namedContexts = {
      docs: 'docs',
      context: 'docs',
      base: 'docker-image://docker.io/library/busybox:1.36',
    };
    const folder = join(root, 'docs');
    const namedFolders = new Map([
      ['docs', folder],
      ['context', folder],
    ]);
    const played = await build(text, { options: { namedContexts }, request: { namedFolders } });
    expect(logOf(played).trim().split(/\s+/)).toEqual(['/c:', 'in', '/docs:', 'in']);
  });
});

describe.runIf(builders.includes('buildkit')).each(buildkitWays)('secrets of %s', (_name, way) => {
  useWay(way);
  const value = `s3cr3t-${randomUUID()}`;
  const reading = (id: string, flags = ''): string =>
    `FROM busybox:1.36\nRUN --mount=type=secret,id=${id}${flags} : ${randomUUID()}; ` +
    `if [ -f /run/secrets/${id} ]; then sha256sum < /run/secrets/${id}; else echo none; fi\n`;
  const secrets = new Map<string, () => Promise<Uint8Array | null>>([
    ['token', () => Promise.resolve(Buffer.from(value))],
    ['gone', () => Promise.resolve(null)],
  ]);

  it('are there in the step that mounts them, and in no event', async () => {
    const played = await build(reading('token', ',required'), { request: { secrets } });
    expect(logOf(played)).toContain(createHash('sha256').update(value).digest('hex'));
    expect(JSON.stringify(played)).not.toContain(value);
  });

  it('are not there when nobody gave them', async () => {
    for (const id of ['other', 'gone']) {
      expect(logOf(await build(reading(id), { request: { secrets } }))).toBe('none\n');
      const required = await build(reading(id, ',required'), { request: { secrets } });
      expect(failureOf(required)).toMatch(new RegExp(`${id}: not found|secret ${id}`));
    }
  });
});

describe.runIf(builders.includes('buildkit') && hasSsh).each(buildkitWays)(
  'SSH agents of %s',
  (_name, way) => {
    useWay(way);
    let agent: { readonly socket: string; readonly pid: number };
    let key: string;
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'stagecraft-ssh-'));
      const socket = join(folder, 'agent.sock');
      const told = execFileSync('ssh-agent', ['-s', '-a', socket]).toString();
      agent = { socket, pid: Number(/SSH_AGENT_PID=(\d+)/.exec(told)?.[1]) };
      const file = join(folder, 'key');
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'test', '-f', file]);
      execFileSync('ssh-add', ['-q', file], { env: { ...process.env, SSH_AUTH_SOCK: socket } });
      key = execFileSync('ssh-add', ['-L'], { env: { SSH_AUTH_SOCK: socket } })
        .toString()
        .trim();
    });
    afterAll(async () => {
      process.kill(agent.pid);
      await rm(folder, { recursive: true, force: true });
    });

    /** `ssh-add` of this machine with the libraries that it needs. */
    async function copySshAdd(): Promise<void> {
      const program = execFileSync('which', ['ssh-add']).toString().trim();
      const libraries = execFileSync('ldd', [program])
        .toString()
        .matchAll(/(\/\S+)/g);
      for (const file of [program, ...[...libraries].map(([path]) => path)]) {
        await mkdir(join(root, 'rootfs', file, '..'), { recursive: true });
        execFileSync('cp', ['-L', file, join(root, 'rootfs', file)]);
      }
    }

    const listing = (id: string): string =>
      `FROM busybox:1.36\nCOPY rootfs /\n` +
      `RUN --mount=type=ssh,id=${id},required : ${randomUUID()}; ssh-add -L\n`;

    it('are talked to from a step that asks for them', async () => {
      await copySshAdd();
      const sshAgents = new Map([
        ['default', agent.socket],
        ['other', agent.socket],
      ]);
      for (const id of ['default', 'other']) {
        expect(logOf(await build(listing(id), { request: { sshAgents } })).trim()).toBe(key);
      }
      const unknown = await build(listing('third'), { request: { sshAgents } });
      expect(failureOf(unknown)).toMatch(/third/);
    });
  },
);

describe.runIf(builders.includes('buildkit'))('options of POST /build', () => {
  useWay({ builder: 'buildkit', control: false });

  it('reach the step and the image', async () => {
    const text = `FROM busybox:1.36\nRUN : ${randomUUID()}; grep -o 'inner.test' /etc/hosts; ls /sys/class/net\n`;
    const options = {
      labels: { 'a.b': 'c "d"' },
      extraHosts: ['inner.test:10.1.2.3'],
      network: 'none',
      cacheFrom: ['type=registry,ref=busybox:1.36'],
      cacheTo: ['type=inline'],
    };
    const played = await build(text, { options });
    expect(logOf(played).trim().split('\n')).toEqual(['inner.test', 'lo']);
    const id = played.result.state === 'succeeded' ? (played.result.imageId ?? '') : '';
    const image = await engine.image(id);
    expect(image.ok && image.value.config.labels).toEqual({ 'a.b': 'c "d"' });
  });
});

describe('options of the classic builder', () => {
  useWay({ builder: 'classic' });

  /** What shows in a step that an option has reached it. */
  const shown: readonly {
    readonly options: Partial<BuildOptions>;
    readonly command: string;
    readonly line: string;
  }[] = [
    {
      options: { extraHosts: ['inner.test:10.1.2.3'] },
      command: `grep -o 'inner.test' /etc/hosts`,
      line: 'inner.test',
    },
    { options: { network: 'none' }, command: 'echo $(ls /sys/class/net)', line: 'lo' },
    {
      options: { shmSize: 8 * 1024 * 1024 },
      command: `df -k /dev/shm | tail -1 | awk '{print $2}'`,
      line: '8192',
    },
    {
      options: { ulimits: [{ name: 'nofile', soft: 200, hard: 300 }] },
      command: 'ulimit -n',
      line: '200',
    },
  ];

  async function engineRefuses(options: Partial<BuildOptions>): Promise<boolean> {
    const info = await engine.info();
    if (!info.ok) throw new Error(info.failure.detail);
    const asked = { ...defaultBuildOptions('Dockerfile'), builder: 'classic' as const, ...options };
    return unsupported(asked, info.value).length > 0;
  }

  it('reach the step and the image, where they are not refused', async () => {
    const refused = await Promise.all(shown.map(({ options }) => engineRefuses(options)));
    const kept = shown.filter((_, at) => !refused[at]);
    const commands = kept.map(({ command }) => command).join('; ');
    const options = {
      labels: { 'a.b': 'c "d"' },
      limits: { memory: 64 * 1024 * 1024, memorySwap: -1, cpuSet: '0', cpuShares: 512 },
      ...kept.reduce<Partial<BuildOptions>>((all, one) => ({ ...all, ...one.options }), {}),
    };
    const text = `FROM busybox:1.36\nRUN : ${randomUUID()}; ${commands}\n`;
    const played = await build(text, { options });
    expect(logOf(played).trim().split('\n')).toEqual(kept.map(({ line }) => line));
    const id = played.result.state === 'succeeded' ? (played.result.imageId ?? '') : '';
    const image = await engine.image(id);
    expect(image.ok && image.value.config.labels).toMatchObject({ 'a.b': 'c "d"' });
  });

  it('are refused where the engine would not carry them out', async () => {
    for (const { options, command, line } of shown) {
      const text = `FROM busybox:1.36\nRUN : ${randomUUID()}; ${command} || true\n`;
      const reaches = logOf(await build(text, { options })).trim() === line;
      expect([options, await engineRefuses(options)]).toEqual([options, !reaches]);
    }
  });

  it('are refused where it has no words for them', async () => {
    const request = { output: { kind: 'tar', path: join(root, 'out.tar') } } as const;
    expect(failureOf(await build('FROM busybox:1.36\n', { request }))).toMatch(/no image/);
    const remote = { context: { kind: 'remote', url: 'https://host.example/a.git' } } as const;
    expect(failureOf(await build(listing(), { request: remote }))).toMatch(/URL/);
  });
});

it('links in the place of a file lead nowhere', async () => {
  const outside = await mkdtemp(join(tmpdir(), 'stagecraft-outside-'));
  try {
    await writeFile(join(outside, 'file'), 'outside');
    await symlink(outside, join(root, 'sub'));
    engine = createTestEngine();
    const played = await build(`FROM busybox:1.36\nCOPY sub/file /\n`);
    expect(played.result).toMatchObject({ state: 'failed' });
    engine.close();
  } finally {
    await rm(outside, { recursive: true, force: true });
  }
});
