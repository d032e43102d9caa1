import type { BuildEvent, StreamMessage } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import type { StreamSubscription } from '../../api/stream.ts';
import { createFollowBuild } from './follow.ts';
import { events, problem, setUp, summaryOf } from './test/page.ts';

describe('both builders', () => {
  it('start on the saved text, and are shown side by side', async () => {
    const page = setUp();
    await page.open();
    await page.store.getState().openFile('Dockerfile');
    await page.settle();
    const pair = {
      buildkit: summaryOf('bk', 1, { pairId: 'p' }),
      classic: summaryOf('cl', 2, { pairId: 'p' }),
    };
    page.answers.set('startBuildPair', () => ({ ok: true, value: pair }));
    await page.store.getState().startBuildPair();
    const { builds, activeBuildId, bottomTab, buildStarting } = page.store.getState();
    expect(builds.map(({ id }) => id)).toEqual(['cl', 'bk']);
    expect({ activeBuildId, bottomTab, buildStarting }).toEqual({
      activeBuildId: 'bk',
      bottomTab: 'builders',
      buildStarting: false,
    });
  });

  it('say why they could not be started', async () => {
    const page = setUp();
    await page.open();
    await page.store.getState().openFile('Dockerfile');
    await page.settle();
    page.answers.set('startBuildPair', () => ({
      ok: false,
      problem: problem('build_option_unsupported'),
    }));
    await page.store.getState().startBuildPair();
    expect(page.store.getState()).toMatchObject({
      buildProblem: { code: 'build_option_unsupported' },
      activeBuildId: null,
      buildStarting: false,
    });
  });
});

describe('a build beside the shown one', () => {
  it('is followed from its first event, once a frame, until nobody wants to know', () => {
    const subscriptions: StreamSubscription[] = [];
    const frames: (() => void)[] = [];
    let tell: (message: StreamMessage) => void = () => undefined;
    let closed = false;
    const follow = createFollowBuild(
      () => ({
        subscribe: (subscription) => void subscriptions.push(subscription),
        onMessage: (listener) => {
          tell = listener;
          return () => undefined;
        },
        onConnection: () => () => undefined,
        close: () => {
          closed = true;
        },
      }),
      (work) => void frames.push(work),
    );
    const heard: (readonly BuildEvent[])[] = [];
    const end = follow('b', (some) => heard.push(some));
    expect(subscriptions).toEqual([{ workspaceId: null, buildId: 'b', after: 0 }]);
    for (const event of events.slice(0, 2)) tell({ kind: 'build.event', buildId: 'b', event });
    expect(heard).toEqual([]);
    for (const work of frames.splice(0)) work();
    expect(heard).toEqual([events.slice(0, 2)]);
    for (const event of events.slice(2, 4)) tell({ kind: 'build.event', buildId: 'b', event });
    end();
    for (const work of frames.splice(0)) work();
    expect([heard.length, closed]).toEqual([1, true]);
  });
});
