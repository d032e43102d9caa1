import type { BuildSummary } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { setUp, summaryOf } from '../../../state/build/test/page.ts';
import { followBuilds, type Notice } from './follow-builds.ts';

const running = summaryOf('b', 3, { startedAt: 1_000 });
const ended = (seconds: number, change: Partial<BuildSummary> = {}): BuildSummary => ({
  ...running,
  state: 'succeeded',
  finishedAt: 1_000 + seconds * 1000,
  ...change,
});

/** A page with a build that runs, seen or not, with notifications on for more than 30 s. */
async function pageWith(enabled = true) {
  const page = setUp([running]);
  await page.open();
  page.store.getState().setBuildNotices({ enabled });
  const notices: Notice[] = [];
  let hidden = true;
  let changed = (): void => undefined;
  followBuilds(page.store, {
    isHidden: () => hidden,
    onVisibility: (listener) => void (changed = listener),
    notify: (notice) => void notices.push(notice),
    words: ({ sign, number, state }) => `${sign} ${String(number)} ${state}`,
  });
  return {
    ...page,
    notices,
    mark: () => page.store.getState().titleMark,
    show: (isShown: boolean) => {
      hidden = !isShown;
      changed();
    },
    tell: (build: BuildSummary) => page.send({ kind: 'build.summary', build }),
  };
}

describe('a page that nobody looks at', () => {
  it('says in its title what the build is in, until it is seen', async () => {
    const page = await pageWith();
    expect(page.mark()).toBe('▶ 3 running');
    page.show(true);
    expect(page.mark()).toBeNull();
    page.show(false);
    page.tell(ended(1, { state: 'failed' }));
    expect(page.mark()).toBe('✗ 3 failed');
    page.show(true);
    page.show(false);
    expect(page.mark()).toBeNull();
  });

  it.each([
    ['a build took longer than was chosen', 30.001, true, 1],
    ['it took no longer', 30, true, 0],
    ['nobody asked for notices', 100, false, 0],
  ])('notifies where %s', async (_, seconds, enabled, count) => {
    const page = await pageWith(enabled);
    page.tell(ended(seconds));
    page.tell(ended(seconds, { name: 'named later' }));
    expect(page.notices).toHaveLength(count);
    expect(page.mark()).toBe('✓ 3 succeeded');
  });

  it('leads to the build when the notice is pressed', async () => {
    const page = await pageWith();
    await page.store.getState().selectBuild(null);
    page.tell(ended(40));
    expect(page.notices[0]).toMatchObject({ tag: 'stagecraft-build-b', build: { number: 3 } });
    page.notices[0]?.open();
    expect(page.store.getState()).toMatchObject({ activeBuildId: 'b', bottomTab: 'log' });
  });

  it('forgets what it told when another workspace is opened', async () => {
    const page = await pageWith();
    page.tell(ended(40));
    page.answers.set('listBuilds', () => ({ ok: true, value: { builds: [] } }));
    await page.store.getState().openWorkspace({ id: 'other' });
    await page.settle();
    expect(page.mark()).toBeNull();
  });
});

it('a page that is seen tells nothing', async () => {
  const page = await pageWith();
  page.show(true);
  page.tell(ended(40));
  expect(page.notices).toEqual([]);
  page.show(false);
  expect(page.mark()).toBeNull();
});
