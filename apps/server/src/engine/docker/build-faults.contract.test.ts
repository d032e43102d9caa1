import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { play } from '../engine.contract.ts';
import type { BuildWayOptions } from './build-way.ts';
import { createTestEngine, testBuilders } from './test-engine.ts';

const builders = await testBuilders();
const buildkitWays: readonly (readonly [string, BuildWayOptions])[] = [
  ['BuildKit by the control API', { builder: 'buildkit', control: true }],
  ['BuildKit by POST /build', { builder: 'buildkit', control: false }],
];
const ways = [
  ...(builders.includes('buildkit') ? buildkitWays : []),
  ['the classic builder', { builder: 'classic' }] as const,
];

let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'stagecraft-faults-')));
});
afterEach(async () => {
  if (isRoot) spawnSync('umount', ['-l', join(root, 'closed')]);
  await rm(root, { recursive: true, force: true });
});

const isRoot = process.getuid?.() === 0;
/** A file that only takes: not even root can read it. */
const writeOnly = '/sys/bus/cpu/drivers_probe';

/** Makes a file that cannot be read; says whether it could. */
async function makeUnreadable(path: string): Promise<boolean> {
  await writeFile(path, 'closed');
  if (!isRoot) {
    await chmod(path, 0);
    return process.platform !== 'win32';
  }
  return spawnSync('mount', ['--bind', writeOnly, path]).status === 0;
}

describe.each(ways)('%s', (_name, way) => {
  const open = () => {
    const engine = createTestEngine(way);
    onTestFinished(async () => {
      await engine.removeImages();
      engine.close();
    });
    return engine;
  };

  it('names a file that it may not read, and goes on once it is left out', async ({ skip }) => {
    if (!(await makeUnreadable(join(root, 'closed'))))
      skip('no file can be closed to the user here');
    await writeFile(join(root, 'open'), randomBytes(100_000));
    const engine = open();
    const text = `FROM busybox:1.36\nCOPY . /c\nRUN : ${randomUUID()}\n`;
    const { result } = await play({ engine, contextRoot: root }, text);
    const message = expect.stringMatching(/closed: EACCES.*\.dockerignore/);
    expect(result).toMatchObject({ state: 'failed', message });
    const request = { dockerignoreText: 'closed\n' };
    const again = await play({ engine, contextRoot: root, request }, text);
    expect(again.result).toMatchObject({ state: 'succeeded' });
  });
});
