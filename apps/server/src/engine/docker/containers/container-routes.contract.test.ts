import { randomUUID } from 'node:crypto';
import {
  CommittedImage,
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
import { expect, it, onTestFinished } from 'vitest';
import { startTestServer } from '../../../../test/harness.ts';
import { containerDesk, valueOf } from '../../container-use.contract.ts';
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

it('makes an image of a container’s files alone, in one layer', async () => {
  const server = await startTestServer({ engine });
  const name = `stagecraft-flat:${randomUUID()}`;
  onTestFinished(() => engine.removeImages([name]));
  const said = async (id: string, text: string): Promise<number> => {
    const found = await server.ask(`/api/containers/${id}/log/search?text=${text}`);
    return ContainerLogMatches.parse(found.json).total;
  };
  const command = ['sh', '-c', 'echo kept > /made; echo ready; exec sleep 1000'];
  const id = await run({ command, env: ['GONE=1'] });
  await expect.poll(() => said(id, 'ready')).toBe(1);

  const changes = ['CMD ["cat", "/made"]'];
  const json = { name, message: 'files alone', changes };
  const made = await server.ask(`/api/containers/${id}/flatten`, { json });
  const { imageId } = CommittedImage.parse(made.json);
  const image = valueOf(await engine.image(imageId));
  expect(image.layers).toHaveLength(1);
  expect(image.history).toMatchObject([{ comment: 'files alone' }]);
  expect(image.config.cmd).toEqual(['cat', '/made']);
  expect(image.config.env).not.toContain('GONE=1');
  expect(valueOf(await engine.image(name)).id).toBe(imageId);
  const copy = await run({ image: name, command: null });
  await expect.poll(() => said(copy, 'kept')).toBe(1);

  const refused = await server.ask(`/api/containers/${id}/flatten`, {
    json: { name: 'NOT A NAME' },
  });
  expect(refused).toMatchObject({ status: 400, json: { code: 'reference_invalid' } });
  const nothing = await server.ask('/api/containers/no-such-container/flatten', { json: {} });
  expect(nothing.status).toBe(404);
});
