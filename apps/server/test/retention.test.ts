import { BuildSettings, BuildTrends, RecordStorage } from '@stagecraft/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expiredBuilds } from '../src/builds/record/retention.ts';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';
import type { KeptBuild } from '../src/store/build-totals.ts';
import { codeOf } from './harness.ts';
import { recordDesk } from './records.ts';

const day = 24 * 60 * 60 * 1000;
const now = 1_000 * day;

const build: fc.Arbitrary<Omit<KeptBuild, 'id'>> = fc.record({
  workspaceId: fc.constantFrom('v', 'w'),
  createdAt: fc.integer({ min: 900, max: 1_000 }).map((days) => days * day),
  bytes: fc.nat({ max: 100 }),
  pinned: fc.boolean(),
  ended: fc.boolean(),
});

const limit = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

it('what is pinned or goes on stays, and the rest keeps within the limits, the newest first', () => {
  fc.assert(
    fc.property(
      fc.array(build, { maxLength: 20 }),
      fc.record({
        maxAgeDays: limit(fc.integer({ min: 1, max: 100 })),
        maxBuilds: limit(fc.integer({ min: 1, max: 8 })),
        maxBytes: limit(fc.integer({ min: 1, max: 600 })),
      }),
      (some, retention) => {
        const builds = some
          .toSorted((a, b) => b.createdAt - a.createdAt)
          .map((one, at) => ({ ...one, id: `b${at}` }));
        const expired = new Set(expiredBuilds(builds, retention, now));
        const kept = builds.filter(({ id }) => !expired.has(id));
        const gone = builds.filter(({ id }) => expired.has(id));
        expect(gone.filter(({ pinned, ended }) => pinned || !ended)).toEqual([]);
        const free = kept.filter(({ pinned, ended }) => !pinned && ended);
        const { maxAgeDays, maxBuilds, maxBytes } = retention;
        const age = (maxAgeDays ?? Infinity) * day;
        expect(free.filter(({ createdAt }) => now - createdAt > age)).toEqual([]);
        for (const { workspaceId, id } of free) {
          const same = builds.filter((one) => one.workspaceId === workspaceId);
          expect(same.findIndex((one) => one.id === id)).toBeLessThan(maxBuilds ?? Infinity);
        }
        const bytes = kept.reduce((sum, one) => sum + one.bytes, 0);
        expect(bytes <= (maxBytes ?? Infinity) || free.length === 0).toBe(true);
        const isLimited = maxAgeDays !== null || maxBuilds !== null || maxBytes !== null;
        expect(isLimited || gone.length === 0).toBe(true);
      },
    ),
  );
});

describe('settings of builds', () => {
  const text = 'FROM busybox\nRUN make\n';
  const engine = () =>
    createFakeEngine({
      plan: () => ({ steps: [{ name: '[1/2] FROM busybox' }, { name: '[2/2] RUN make' }] }),
    });

  it('take effect at once, on what is kept too', async () => {
    const at = await recordDesk(engine());
    const ids = [await at.build(text), await at.build(text), await at.build(text)];
    const save = (json: unknown) => at.server.ask('/api/settings/builds', { method: 'PUT', json });
    await at.server.ask(`/api/builds/${ids[0]}/label`, {
      method: 'PUT',
      json: { name: null, pinned: true },
    });
    const retention = { maxAgeDays: null, maxBuilds: 1, maxBytes: null };
    const saved = await save({ concurrency: 4, retention });
    expect(BuildSettings.parse(saved.json)).toEqual({ concurrency: 4, retention });
    const left = await Promise.all(
      ids.map(async (id) => (await at.server.ask(`/api/builds/${id}`)).status),
    );
    expect(left).toEqual([200, 404, 200]);
    const path = `/api/workspaces/${at.workspaceId}/builds/storage`;
    const storage = RecordStorage.parse((await at.server.ask(path)).json);
    expect(storage).toMatchObject({ builds: 2, pinned: 1, bytes: storage.workspaceBytes });
    expect(storage.bytes).toBeGreaterThan(0);
    expect(codeOf(await save({ concurrency: 0, retention }))).toBe('bad_request');
  });

  it('leave the trend of the builds that are kept', async () => {
    const at = await recordDesk(engine());
    await at.build(text);
    await at.build(text);
    const path = `/api/workspaces/${at.workspaceId}/builds/trends`;
    const { points } = BuildTrends.parse((await at.server.ask(path)).json);
    expect(points.map(({ number, steps, cached }) => [number, steps, cached])).toEqual([
      [1, 1, 0],
      [2, 1, 1],
    ]);
  });
});
