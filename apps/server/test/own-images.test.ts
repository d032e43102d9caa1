import {
  BuildPair,
  BuildSummary,
  defaultBuildOptions,
  type ImageDetail,
} from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { createFakeEngine, type FakeEngine } from '../src/engine/fake/fake-engine.ts';
import { startTestServer, temporaryFolder, type TestServer } from './harness.ts';

const both = ['buildkit', 'classic'] as const;
const json = {
  options: defaultBuildOptions('Dockerfile'),
  dockerfileText: 'FROM scratch\nRUN make\n',
};
const makes = (name: string) => createFakeEngine({ plan: () => ({ steps: [{ name }] }) });

async function idsAt(engine: FakeEngine): Promise<string[]> {
  const listed = await engine.images();
  return listed.ok ? listed.value.map(({ id }) => id) : [];
}

/** Waits until a build has ended. */
async function ended(server: TestServer, id: string): Promise<void> {
  const state = async () => BuildSummary.parse((await server.ask(`/api/builds/${id}`)).json).state;
  await expect.poll(state).toBe('succeeded');
}

async function build(server: TestServer, workspace: string, trial?: boolean): Promise<string> {
  const answer = await server.ask(`/api/workspaces/${workspace}/builds`, {
    json: { ...json, trial },
  });
  const { id } = BuildSummary.parse(answer.json);
  await ended(server, id);
  return id;
}

const remove = (server: TestServer, id: string) =>
  server.ask(`/api/builds/${id}`, { method: 'DELETE' });

describe('an image that was made to be compared', () => {
  it('goes with the last record of it', async () => {
    const engine = makes('[1/1] RUN make');
    const server = await startTestServer({ engine, builders: both });
    const workspace = await server.open(await temporaryFolder());
    const answer = await server.ask(`/api/workspaces/${workspace}/build-pairs`, { json });
    const { buildkit, classic } = BuildPair.parse(answer.json);
    for (const { id } of [buildkit, classic]) await ended(server, id);
    expect(await idsAt(engine)).toHaveLength(1);
    await remove(server, buildkit.id);
    expect(await idsAt(engine)).toHaveLength(1);
    await remove(server, classic.id);
    expect(await idsAt(engine)).toEqual([]);
  });

  it('stays where it was there before, or has a name by now', async () => {
    const engine = makes('[1/1] RUN make');
    const server = await startTestServer({ engine });
    const workspace = await server.open(await temporaryFolder());
    const usual = await build(server, workspace);
    const [image = ''] = await idsAt(engine);
    const trial = await build(server, workspace, true);
    for (const id of [usual, trial]) await remove(server, id);
    expect(await idsAt(engine)).toEqual([image]);

    const named = makes('[1/1] RUN other');
    const other = await startTestServer({ engine: named });
    const place = await other.open(await temporaryFolder());
    const id = await build(other, place, true);
    const [made = ''] = await idsAt(named);
    expect((await named.tagImage(made, 'mine:1')).ok).toBe(true);
    await remove(other, id);
    expect(await idsAt(named)).toEqual([made]);
  });

  it('of which the record went while the engine was away goes at the next start', async () => {
    const engine = makes('[1/1] RUN make');
    const dataFolder = await temporaryFolder();
    const first = await startTestServer({ engine, dataFolder });
    const id = await build(first, await first.open(await temporaryFolder()), true);
    await first.server.close();
    const second = await startTestServer({ engine: null, dataFolder });
    await remove(second, id);
    await second.server.close();
    expect(await idsAt(engine)).toHaveLength(1);
    await startTestServer({ engine, dataFolder });
    await expect.poll(() => idsAt(engine)).toEqual([]);
  });
});

describe('images that were built for a moment', () => {
  const detail = (id: string, change: Partial<ImageDetail>, labels = {}): ImageDetail => ({
    ...{ id, tags: [], digests: [], size: 0, createdAt: 1, os: 'linux', architecture: 'amd64' },
    ...{ variant: null, author: '', layers: [], history: [] },
    config: {
      ...{ user: '', workingDir: '', entrypoint: null, cmd: null, env: [], exposedPorts: [] },
      ...{ volumes: [], stopSignal: null, shell: null, healthcheck: null, onBuild: [], labels },
    },
    ...change,
  });

  it('are removed at the start where a server left them, and no others', async () => {
    const ours = { 'stagecraft.purpose': 'run-step' };
    const all = [
      detail('sha256:left', {}, ours),
      detail('sha256:young', { createdAt: Date.now() }, ours),
      detail('sha256:named', { tags: ['kept:1'] }, ours),
      detail('sha256:foreign', {}, { purpose: 'run-step' }),
    ];
    const engine = createFakeEngine({
      images: Object.fromEntries(all.map((image) => [image.id, image])),
    });
    await startTestServer({ engine });
    await expect
      .poll(async () => (await idsAt(engine)).toSorted())
      .toEqual(['sha256:foreign', 'sha256:named', 'sha256:young']);
  });
});
