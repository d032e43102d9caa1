import { spawnSync } from 'node:child_process';
import { BuildRecord } from '@stagecraft/contracts';
import { expect, it, onTestFinished } from 'vitest';
import { createDrivenEngine, type DrivenBuild } from './driven-engine.ts';
import { startTestServer, temporaryFolder, type TestServer } from './harness.ts';
import { buildEvents, isEnd, openStreamClient } from './stream-client.ts';

const text = 'x'.repeat(100_000);

/** Writes to a build's log until that is stopped. */
async function fill({ emit, signal }: DrivenBuild): Promise<void> {
  while (!signal.aborted) {
    emit({ type: 'step.logged', stepId: 'a', stream: 'stdout', text });
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function endOf(server: TestServer, id: string) {
  const client = await openStreamClient(server, `build=${id}`);
  await client.until(isEnd);
  client.close();
  const last = buildEvents(client.frames).at(-1);
  const record = BuildRecord.parse((await server.ask(`/api/builds/${id}`)).json);
  return { state: record.state, error: record.error, last };
}

it('builds that fill one disk together, and one that waits, all end with the reason', async ({
  skip,
}) => {
  const disk = await temporaryFolder();
  const mount = () => spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk]);
  // Mounting needs root on Linux.
  if (process.platform !== 'linux' || mount().status !== 0) skip('no disk can be mounted');
  onTestFinished(() => void spawnSync('umount', ['-l', disk]));
  const engine = createDrivenEngine();
  const server = await startTestServer({ engine, dataFolder: disk });
  const workspace = await server.open(await temporaryFolder());
  const ids: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const plain = { dockerfile: 'Dockerfile', target: null, tags: [], buildArgs: {} };
    const options = { ...plain, noCache: false, pull: false };
    const json = { options, dockerfileText: 'FROM busybox\n' };
    const { json: started } = await server.ask(`/api/workspaces/${workspace}/builds`, { json });
    ids.push(String(Reflect.get(Object(started), 'id')));
  }
  const running = [await engine.next(), await engine.next()];
  await Promise.all(running.map(fill));
  for (const id of ids) {
    expect(await endOf(server, id)).toMatchObject({
      state: 'interrupted',
      error: expect.stringContaining('ENOSPC'),
      last: { type: 'build.interrupted', reason: 'log_unwritable' },
    });
  }
});
