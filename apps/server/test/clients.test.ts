import { clientHeader } from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import { createDrivenEngine } from './driven-engine.ts';
import { startTestServer, temporaryFolder } from './harness.ts';

it('browsers at one address take turns, also those whose name is none', async () => {
  const engine = createDrivenEngine();
  const server = await startTestServer({ engine });
  const workspace = await server.open(await temporaryFolder());
  const start = async (client: string, tag: string): Promise<void> => {
    const plain = { dockerfile: 'Dockerfile', target: null, buildArgs: {} };
    const options = { ...plain, tags: [tag], noCache: false, pull: false };
    const json = { options, dockerfileText: 'FROM busybox\n' };
    const headers = { [clientHeader]: client };
    const answer = await server.ask(`/api/workspaces/${workspace}/builds`, { json, headers });
    expect(answer.status).toBe(200);
  };
  for (const tag of ['a1', 'a2', 'a3', 'a4']) await start('a', tag);
  await start('b', 'b1');
  for (const tag of ['none1', 'none2']) await start(`no name ${tag}`, tag);
  const order: string[] = [];
  for (let n = 0; n < 7; n += 1) {
    const build = await engine.next();
    order.push(build.request.options.tags[0] ?? '');
    build.settle({ state: 'cancelled' });
  }
  expect(order).toEqual(['a1', 'a2', 'b1', 'none1', 'a3', 'none2', 'a4']);
});
