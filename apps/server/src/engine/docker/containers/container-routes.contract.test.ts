import {
  ContainerEnding,
  ContainerInspection,
  ContainerList,
  ContainerLogMatches,
  ContainerProcesses,
  ContainerPrunePlan,
  ContainerWait,
  NetworkList,
  VolumeList,
} from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import { startTestServer } from '../../../../test/harness.ts';
import { containerDesk } from '../../container-use.contract.ts';
import { createTestEngine } from '../test-engine.ts';

const engine = createTestEngine();
const run = containerDesk(() => ({ engine, image: 'busybox:1.36' }));

it('tells of a container from its run to its end', async () => {
  const server = await startTestServer({ engine });
  const get = async (path: string): Promise<unknown> => (await server.ask(path)).json;
  const id = await run({ command: ['sh', '-c', 'echo one; echo ONE more; exec sleep 1000'] });
  const at = `/api/containers/${id}`;
  const listed = ContainerList.parse(await get('/api/containers?status=running&size=true'));
  expect(listed.containers.find((one) => one.id === id)?.size?.all).toBeGreaterThan(0);
  expect(ContainerInspection.parse(await get(at)).id).toBe(id);
  expect(ContainerProcesses.parse(await get(`${at}/processes`)).processes).toHaveLength(1);
  expect(await get(`${at}/ending`)).toBeNull();
  expect(NetworkList.safeParse(await get('/api/networks')).success).toBe(true);
  expect(VolumeList.safeParse(await get('/api/volumes')).success).toBe(true);
  const search = async () => ContainerLogMatches.parse(await get(`${at}/log/search?text=one`));
  await expect.poll(async () => (await search()).total).toBe(2);

  const stats = server.ask(`/api/container-stats?ids=${id},no-such-container`);
  const waiting = server.ask(`${at}/wait`);
  expect((await server.ask(`${at}/kill`, { json: { signal: 'SIGKILL' } })).status).toBe(204);
  expect(ContainerWait.parse((await waiting).json)).toMatchObject({ exitCode: 137 });
  const { text } = await stats;
  for (const one of [id, 'no-such-container'])
    expect(text).toContain(`{"kind":"ended","id":"${one}"}`);
  const ending = ContainerEnding.parse(await get(`${at}/ending`));
  expect(ending.reason).toBe('killed');
  expect(ending.lastOutput.map((line) => line.text)).toEqual(['one', 'ONE more']);
  const asked = { json: { labels: [], until: null } };
  const plan = await server.ask('/api/container-prune/plan', asked);
  const going = ContainerPrunePlan.parse(plan.json).containers.map((one) => one.id);
  expect(going).toContain(id);
  expect((await server.ask(at, { method: 'DELETE' })).status).toBe(204);
});
