import { BuildList, BuildPair, BuildSummary, defaultBuildOptions } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { startBuildPair } from '../src/builds/pair.ts';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';
import { fail, ok } from '../src/problems/result.ts';
import { codeOf, startTestServer, temporaryFolder, testAccess } from './harness.ts';

const both = ['buildkit', 'classic'] as const;
const text = 'FROM scratch\nRUN make\n';
const options = { ...defaultBuildOptions('Dockerfile'), tags: ['app:1'] };

async function ask(builders: readonly (typeof both)[number][]) {
  const server = await startTestServer({ builders });
  const id = await server.open(await temporaryFolder());
  const json = { options, dockerfileText: text };
  const answer = await server.ask(`/api/workspaces/${id}/build-pairs`, { json });
  const list = await server.ask(`/api/workspaces/${id}/builds`);
  return { answer, builds: BuildList.parse(list.json).builds };
}

describe('two builds of the same', () => {
  it('are one by each builder, without names, and know that they belong together', async () => {
    const { answer, builds } = await ask(both);
    const { buildkit, classic } = BuildPair.parse(answer.json);
    const shared = { ...options, tags: [] };
    expect(buildkit.options).toEqual({ ...shared, builder: 'buildkit' });
    expect(classic.options).toEqual({ ...shared, builder: 'classic' });
    expect(buildkit.pairId).not.toBeNull();
    expect(builds.map(({ id, pairId }) => [id, pairId])).toEqual([
      [classic.id, buildkit.pairId],
      [buildkit.id, buildkit.pairId],
    ]);
  });

  it('still belong together where both of their records are imported', async () => {
    const server = await startTestServer({ builders: both });
    const id = await server.open(await temporaryFolder());
    const json = { options, dockerfileText: text };
    const answer = await server.ask(`/api/workspaces/${id}/build-pairs`, { json });
    const { buildkit, classic } = BuildPair.parse(answer.json);
    const imported: BuildSummary[] = [];
    for (const { id: build } of [buildkit, classic]) {
      const state = async () =>
        BuildSummary.parse((await server.ask(`/api/builds/${build}`)).json).state;
      await expect.poll(state).toBe('succeeded');
      const packed = await fetch(`${server.origin}/api/builds/${build}/export`, {
        headers: { authorization: `Bearer ${server.server.token}` },
      });
      const taken = await server.ask(`/api/workspaces/${id}/builds/import`, {
        body: Buffer.from(await packed.arrayBuffer()),
        headers: { 'content-type': 'application/gzip' },
      });
      imported.push(BuildSummary.parse(taken.json));
    }
    const [pair, other] = imported.map(({ pairId }) => pairId);
    expect(pair).toBe(other);
    // They are the counterparts of each other, not of those that ran here.
    expect(pair).toEqual(expect.any(String));
    expect(pair).not.toBe(buildkit.pairId);
  });

  it('are not started where the engine has one builder only', async () => {
    const { answer, builds } = await ask(['buildkit']);
    expect(codeOf(answer)).toBe('build_option_unsupported');
    expect(answer.text).toContain('only one of the two builders');
    expect(builds).toEqual([]);
  });

  it('are both stopped where the second cannot be started', async () => {
    const stopped: string[] = [];
    const builds: Parameters<typeof startBuildPair>[0]['builds'] = {
      start: (workspaceId, _root, { options: asked }, _client, pairId = null) => {
        if (asked.builder === 'classic') return Promise.resolve(fail('engine_unavailable'));
        const times = { createdAt: 1, startedAt: null, finishedAt: null };
        const nothing = { imageId: null, error: null, name: null, pinned: false, imported: false };
        const known = { id: 'first', workspaceId, number: 1, options: asked, pairId };
        return Promise.resolve(
          ok(BuildSummary.parse({ ...known, state: 'queued', ...times, ...nothing })),
        );
      },
      cancel: (id) => Promise.resolve(ok(void stopped.push(id))),
    };
    const access = testAccess(createFakeEngine(), both);
    const request = { options, dockerfileText: text, secretValues: {} };
    const answer = await startBuildPair({ builds, access }, 'w', '/w', request, 'somebody');
    expect(answer).toMatchObject({ ok: false, failure: { code: 'engine_unavailable' } });
    expect(stopped).toEqual(['first']);
  });
});
