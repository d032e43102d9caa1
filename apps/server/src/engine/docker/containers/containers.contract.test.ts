import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContainerSample } from '@stagecraft/contracts';
import { expect, it, onTestFinished } from 'vitest';
import { askEnding } from '../../../containers/ending/ask-ending.ts';
import { searchContainerLog } from '../../../containers/search-log.ts';
import { testAccess } from '../../../../test/harness.ts';
import { archiveOf } from '../../../containers/files/upload.ts';
import type { ContainerLogOptions } from '../../container-engine.ts';
import { containerDesk, valueOf } from '../../container-use.contract.ts';
import { createTestEngine, testBuilders } from '../test-engine.ts';

const never = new AbortController().signal;
const engine = createTestEngine();
/** Podman keeps nothing of a start that failed: that it never started is all that can be known later. */
const keepsFailedStarts = (await testBuilders()).includes('buildkit');
const access = testAccess(engine);
const run = containerDesk(() => ({ engine, image: 'busybox:1.36' }));
const sh = (script: string): string[] => ['sh', '-c', script];

async function logOf(id: string, options: Partial<ContainerLogOptions> = {}): Promise<string> {
  let text = '';
  const all = { tail: 'all', limit: 1e6, ...options } as const;
  valueOf(await engine.containerLogs(id, all, async (output) => void (text += output.text), never));
  return text;
}

it('runs with all that docker run takes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stagecraft-mount-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  // The container's user is another one.
  await chmod(folder, 0o755);
  await writeFile(join(folder, 'page.html'), 'from the host\n');
  const id = await run({
    entrypoint: ['sh'],
    command: [
      '-c',
      'id -u; pwd; echo "$A"; cat /site/page.html; touch /site/x || echo read-only; ' +
        'mount | grep -c "tmpfs on /scratch "',
    ],
    env: ['A=one two'],
    user: '1000:1000',
    workingDir: '/tmp',
    restart: { name: 'on-failure', retries: 2 },
    memory: 64 * 1024 ** 2,
    cpus: 0.5,
    network: 'none',
    mounts: [
      { kind: 'bind', source: folder, target: '/site', readOnly: true },
      { kind: 'volume', name: null, target: '/data', readOnly: false },
      { kind: 'tmpfs', target: '/scratch' },
    ],
  });
  const output = await logOf(id, { streams: ['stdout'] });
  expect(output.split('\n').slice(0, 6)).toEqual([
    ...['1000', '/tmp', 'one two'],
    ...['from the host', 'read-only', '1'],
  ]);
  const detail = valueOf(await engine.container(id));
  expect(detail).toMatchObject({
    user: '1000:1000',
    workingDir: '/tmp',
    restart: { name: 'on-failure', retries: 2 },
    memory: 64 * 1024 ** 2,
    cpus: 0.5,
    privileged: false,
    entrypoint: ['sh'],
  });
  expect(detail.networks.map(({ name }) => name)).toEqual(
    detail.networks.length === 0 ? [] : ['none'],
  );
  expect(detail.mounts).toContainEqual(
    expect.objectContaining({ kind: 'bind', source: folder, target: '/site', readOnly: true }),
  );
});

it('reads a log in parts, also that of a terminal', async () => {
  const id = await run({ command: sh('echo one; echo two; echo bad >&2; echo three') });
  valueOf(await engine.waitForContainer(id, never));
  // Lines of both streams count, in the order in which they came.
  expect((await logOf(id, { tail: 2 })).split('\n')).toHaveLength(3);
  expect(await logOf(id, { streams: ['stderr'] })).toBe('bad\n');
  const stamped = await logOf(id, { timestamps: true, streams: ['stdout'], follow: false });
  expect(stamped).toMatch(/^\d{4}-\d\d-\d\dT\S+ one\n/);
  expect(await logOf(id, { until: Date.now() - 3_600_000, follow: false })).toBe('');
  const search = { text: 'T', matchCase: false, part: {} };
  const found = valueOf(await searchContainerLog(engine, id, search, never));
  expect(found).toMatchObject({ total: 2, lines: 4, truncated: false });
  expect(found.matches.map(({ text }) => text)).toEqual(['two', 'three']);
  expect(found.matches[0]?.at).toBeGreaterThan(1e12);
  const terminal = await run({ command: sh('echo plain'), tty: true });
  expect(await logOf(terminal)).toBe('plain\r\n');
});

it('tells what a container uses until it ends, and its processes', async () => {
  const id = await run({ command: sh('while :; do :; done') });
  const samples: ContainerSample[] = [];
  const following = engine.containerStats(id, (sample) => samples.push(sample), never);
  await expect.poll(() => samples.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
  const processes = valueOf(await engine.containerProcesses(id));
  expect(processes.titles).toContain('PID');
  expect(processes.processes.flat().join(' ')).toContain('while :; do :; done');
  valueOf(await engine.stopContainer(id, 0));
  expect(await following).toEqual({ ok: true, value: undefined });
  const [sample] = samples.slice(1);
  expect(sample?.cpuPercent).toBeGreaterThan(1);
  expect(sample?.memory).toBeGreaterThan(0);
  expect(sample?.processes).toBeGreaterThan(0);
});

it('tells that containers change, until nobody listens', async () => {
  const stop = new AbortController();
  let told = 0;
  const watching = engine.watchContainers(() => (told += 1), stop.signal);
  await expect
    .poll(
      async () => {
        await run({ command: ['true'] });
        return told;
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(0);
  stop.abort();
  await watching;
});

it('makes an image of a container', async () => {
  const id = await run({ command: sh('echo made > /made; exec sleep 100') });
  const name = `stagecraft-contract-commit:${id.slice(0, 12)}`;
  const image = valueOf(
    await engine.commitContainer(id, {
      name,
      author: 'A person <a@example.com>',
      message: 'by hand',
      pause: true,
      changes: ['CMD ["cat", "/made"]', 'ENV A="one two"'],
    }),
  );
  onTestFinished(() => engine.removeImages([image]));
  const made = valueOf(await engine.image(name));
  expect(made).toMatchObject({ id: image, author: 'A person <a@example.com>' });
  expect(made.config).toMatchObject({ cmd: ['cat', '/made'] });
  expect(made.config.env).toContain('A=one two');
});

it('lists networks and volumes', async () => {
  expect(valueOf(await engine.networks()).length).toBeGreaterThan(0);
  expect(Array.isArray(valueOf(await engine.volumes()))).toBe(true);
});

/** A container in which a file is put before it is started. */
async function withFile(content: string, mode: number): Promise<string> {
  const id = await run({ start: false, command: ['/tool'] });
  const bytes = Buffer.from(content);
  async function* once() {
    yield bytes;
  }
  const file = { path: 'tool', size: bytes.length, modifiedAt: 0, mode };
  valueOf(await engine.writeContainerPath(id, '/', archiveOf(file, once()), never));
  return id;
}

it.each([
  [
    'a program that is not there',
    'command_not_found',
    () => run({ start: false, command: ['/no/such'] }),
  ],
  [
    'a name that is not in PATH',
    'command_not_found',
    () => run({ start: false, command: ['nosuch'] }),
  ],
  [
    'an interpreter that is not there',
    'interpreter_missing',
    () => withFile('#!/no/such\n', 0o755),
  ],
  [
    'a script with Windows line ends',
    'interpreter_missing',
    () => withFile('#!/bin/sh\r\necho\r\n', 0o755),
  ],
  ['no permission', 'command_not_executable', () => withFile('#!/bin/sh\n', 0o644)],
  ['a file for another machine', 'wrong_architecture', () => withFile('\x7fELF of another', 0o755)],
  ['a shell without input', 'shell_without_input', () => run({ start: false, command: ['sh'] })],
  [
    'a service in the background',
    'went_to_background',
    () => run({ start: false, command: sh('sleep 1 &') }),
  ],
  ['its work done', 'finished', () => run({ start: false, command: sh('echo done') })],
  [
    'an error of its own',
    'failed',
    () => run({ start: false, command: sh('echo oh >&2; exit 3') }),
  ],
  [
    'a command that its script lacks',
    'command_not_found',
    () => run({ start: false, command: sh('nosuch') }),
  ],
] as const)('tells why it ended: %s', async (_, reason, make) => {
  const id = await make();
  const started = await engine.startContainer(id);
  if (started.ok) valueOf(await engine.waitForContainer(id, never));
  const asked = await askEnding(access, id, never);
  const isKept = started.ok || keepsFailedStarts;
  expect(asked.ok && asked.value).toMatchObject({ reason: isKept ? reason : 'not_started' });
});

it('says of one that was never started only that', async () => {
  const id = await run({ start: false });
  const asked = await askEnding(access, id, never);
  expect(asked.ok && asked.value).toMatchObject({ reason: 'not_started', exit: null });
});
