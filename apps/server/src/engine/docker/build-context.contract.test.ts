import { randomUUID } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BuildOptions } from '@stagecraft/contracts';
import { eventsOf, logOf, play } from '../engine.contract.ts';
import type { EngineBuildRequest } from '../engine.ts';
import { createTestEngine, testBuilders, type TestEngine } from './test-engine.ts';

const builders = await testBuilders();
let engine: TestEngine;
let contextRoot: string;

/** Uses one builder in the tests around it. */
function useBuilder(builder: 'buildkit' | 'classic'): void {
  beforeAll(() => {
    engine = createTestEngine({ builder });
  });
  afterAll(async () => {
    await engine.removeImages();
    engine.close();
  });
}
beforeEach(async () => {
  contextRoot = await mkdtemp(join(tmpdir(), 'stagecraft-context-'));
});
afterEach(() => rm(contextRoot, { recursive: true, force: true }));

/** Writes files of the context; a path's folders are made. */
async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(contextRoot, path, '..'), { recursive: true });
    await writeFile(join(contextRoot, path), content);
  }
}

const build = (
  text: string,
  options: Partial<BuildOptions> = {},
  request: Partial<EngineBuildRequest> = {},
) => play({ engine, contextRoot, request }, text, options);

/** Copies the context and lists it; never from the cache. */
const listing = (nonce = randomUUID()): string =>
  `FROM busybox:1.36\nCOPY . /context\nWORKDIR /context\nRUN : ${nonce}; find . | sort | sed 's/^/= /'\n`;

/** Paths of the context in the image. The classic builder needs the Dockerfile there; it is left out. */
async function listed(
  options: Partial<BuildOptions> = {},
  request: Partial<EngineBuildRequest> = {},
): Promise<string[]> {
  const played = await build(listing(), options, request);
  expect(played.result).toMatchObject({ state: 'succeeded' });
  const { dockerfile = 'Dockerfile' } = options;
  return [...logOf(played).matchAll(/^= \.\/(.*)$/gm)]
    .map(([, path]) => path ?? '')
    .filter((path) => path !== dockerfile && !dockerfile.startsWith(`${path}/`));
}

describe.each(builders)('what the %s builder gets', (builder) => {
  useBuilder(builder);

  it('leaves out what .dockerignore says, exceptions included', async () => {
    await write({
      '.dockerignore': '# comment\nnode_modules\n*.log\n!keep.log\nsub/*\n!sub/in\n.dockerignore\n',
      'node_modules/a/index.js': 'a',
      'app.log': 'x',
      'keep.log': 'x',
      'sub/in/file': 'x',
      'sub/out/file': 'x',
      中文: 'x',
    });
    expect(await listed()).toEqual(['keep.log', 'sub', 'sub/in', 'sub/in/file', '中文']);
  });

  it('finds by its name what is not named in ASCII, alone, by a pattern and through a link', async () => {
    const names = ['é', 'e\u0301', '中文', '😀', 'ÿ'.repeat(120)];
    await write(
      Object.fromEntries(
        names.flatMap((name) => [
          [name, name],
          [`dir/${name}/in`, name],
        ]),
      ),
    );
    await symlink('中文', join(contextRoot, 'läuft'));
    const copies = names.map((name, index) => `COPY ${name} dir/${name}/in /to/${index}/`);
    const others = ['COPY läuft /to/link', 'COPY 中* /to/pattern', `RUN : ${randomUUID()}`];
    const look = 'RUN cat /to/*/*; cmp /to/link /to/pattern';
    const played = await build(['FROM busybox:1.36', ...copies, ...others, look].join('\n'));
    expect(played.result).toMatchObject({ state: 'succeeded' });
    for (const name of names) expect(logOf(played)).toContain(name);
  });

  it("prefers the Dockerfile's own ignore file", async () => {
    await write({ '.dockerignore': 'a\n', a: '1', b: '2' });
    const dockerignoreText = 'b\ndocker\n.dockerignore\n';
    const options = { dockerfile: 'docker/web.Dockerfile' };
    expect(await listed(options, { dockerignoreText })).toEqual(['a']);
  });

  it('builds the frozen text, whatever the file on disk says', async () => {
    await write({ Dockerfile: 'FROM nothing-like-this\n' });
    const text = `FROM busybox:1.36\nRUN echo frozen ${randomUUID()}\n`;
    const played = await build(text);
    expect(played.result).toMatchObject({ state: 'succeeded' });
    // A text of the same size, at once: the engine must not take it for the one it has.
    const other = await build(text.replace('frozen', 'thawed'));
    expect(logOf(other)).toContain('thawed');
  });

  it('keeps links, modes, empty files and folders, and long names', async () => {
    const long = `${'n'.repeat(200)}/${'文'.repeat(60)}`;
    await write({ 'real.txt': 'content', empty: '', 'run.sh': 'echo', [long]: 'x' });
    await mkdir(join(contextRoot, 'folder'));
    await chmod(join(contextRoot, 'run.sh'), 0o751);
    await symlink('real.txt', join(contextRoot, 'link'));
    await symlink('/nowhere', join(contextRoot, 'dangling'));
    const nonce = randomUUID();
    const played = await build(
      `FROM busybox:1.36\nCOPY . /c\nWORKDIR /c\n` +
        `RUN : ${nonce}; readlink link; readlink dangling; stat -c '%n %a %u:%g %s' run.sh empty folder; echo n*/*\n`,
    );
    expect(logOf(played).trim().split('\n')).toEqual([
      'real.txt',
      '/nowhere',
      'run.sh 751 0:0 4',
      'empty 644 0:0 0',
      'folder 755 0:0 4096',
      long,
    ]);
  });

  it('skips sockets', async () => {
    await write({ a: '1' });
    const server = createServer().listen(join(contextRoot, 'live.sock'));
    await new Promise((resolve) => server.once('listening', resolve));
    try {
      expect(await listed()).toEqual(['a']);
    } finally {
      server.close();
    }
  });
});

describe.runIf(builders.includes('buildkit'))('what goes over the wire', () => {
  useBuilder('buildkit');

  it('follows a link on the way to what COPY names', async () => {
    await write({ 'real/deep/file.txt': 'through the link\n', 'other/file': 'x' });
    await symlink('real', join(contextRoot, 'alias'));
    const played = await build(
      `FROM busybox:1.36\nCOPY alias/deep/*.txt /c/\nRUN : ${randomUUID()}; cat /c/file.txt\n`,
    );
    expect(played.result).toMatchObject({ state: 'succeeded' });
    expect(logOf(played)).toContain('through the link');
  });

  it('sends only what the Dockerfile uses, and not again what is unchanged', async () => {
    const large = new Uint8Array(3_000_000).fill(7);
    await write({ 'large.bin': large, 'small.txt': 'v1', 'unused.bin': large });
    const text = `FROM busybox:1.36\nCOPY large.bin small.txt /c/\nRUN cat /c/small.txt\n`;
    const sent = async (): Promise<number> => {
      const played = await build(text);
      expect(played.result).toMatchObject({ state: 'succeeded' });
      return eventsOf(played, 'context.progressed').at(-1)?.bytes ?? -1;
    };
    const first = await sent();
    expect(first).toBeGreaterThanOrEqual(large.length);
    expect(first).toBeLessThan(large.length + 1000);
    await write({ 'small.txt': 'v2' });
    await utimes(join(contextRoot, 'small.txt'), 1, 1);
    expect(await sent()).toBeLessThan(1000);
  });

  it('reports bytes and files that only grow', async () => {
    await write(
      Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`f/${i}`, `file ${i}\n`])),
    );
    const played = await build(listing());
    const reports = eventsOf(played, 'context.progressed');
    expect(reports.at(-1)).toMatchObject({ done: true, files: 301 });
    for (const [i, report] of reports.entries()) {
      expect(report.bytes).toBeGreaterThanOrEqual(reports[i - 1]?.bytes ?? 0);
    }
  });

  it('passes on what the engine says of a file that is not there', async () => {
    const played = await build(`FROM busybox:1.36\nCOPY missing.txt /\n`);
    expect(played.result).toMatchObject({ state: 'failed' });
    expect(played.result.state === 'failed' && played.result.message).toContain('missing.txt');
  });
});
