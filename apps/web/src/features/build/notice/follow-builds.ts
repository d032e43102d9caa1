import type { BuildSummary } from '@stagecraft/contracts';
import type { AppStore } from '../../../state/types.ts';
import { isGoing } from '../../../state/build/list.ts';
import { markOf, type BuildMark } from './mark.ts';

/** What a notification says, and what a click on it does. */
export interface Notice {
  /** One notice of a tag is shown, however many tabs tell it. */
  readonly tag: string;
  readonly build: BuildSummary;
  readonly open: () => void;
}

/** The page as its reader has it. */
export interface Surroundings {
  readonly isHidden: () => boolean;
  readonly onVisibility: (listener: () => void) => void;
  /** Shows it where the person has allowed it; else does nothing. */
  readonly notify: (notice: Notice) => void;
  /** Writes a mark in words for the page's title. */
  readonly words: (mark: BuildMark) => string;
}

/**
 * Tells of the workspace's builds who does not look at the page: its title says what they are in, and a
 * notice comes when one that took long has ended. Once the page is seen, the title is its own again.
 */
export function followBuilds(store: AppStore, page: Surroundings): void {
  let unseen: BuildSummary | null = null;

  const showMark = (): void => {
    const mark = page.isHidden() ? markOf(store.getState().builds, unseen) : null;
    const titleMark = mark === null ? null : page.words(mark);
    if (store.getState().titleMark !== titleMark) store.setState({ titleMark });
  };
  const open = (id: string): void => {
    void store.getState().selectBuild(id);
    store.getState().showBottom('log');
  };
  const tell = (build: BuildSummary): void => {
    unseen = build;
    const { buildNotices } = store.getState();
    if (!buildNotices.enabled || !tookLonger(build, buildNotices.afterSeconds)) return;
    page.notify({ tag: `stagecraft-build-${build.id}`, build, open: () => open(build.id) });
  };

  store.subscribe((state, before) => {
    if (state.builds === before.builds && state.language === before.language) return;
    if (state.workspace?.id !== before.workspace?.id) unseen = null;
    else if (page.isHidden()) endedSince(before.builds, state.builds).forEach(tell);
    showMark();
  });
  page.onVisibility(() => {
    if (!page.isHidden()) unseen = null;
    showMark();
  });
  showMark();
}

/** Builds that were going and have ended, the one that ended last at the end. */
function endedSince(
  before: readonly BuildSummary[],
  now: readonly BuildSummary[],
): readonly BuildSummary[] {
  const going = new Set(before.filter(isGoing).map(({ id }) => id));
  return now
    .filter((build) => going.has(build.id) && !isGoing(build))
    .toSorted((one, other) => (one.finishedAt ?? 0) - (other.finishedAt ?? 0));
}

function tookLonger({ startedAt, finishedAt }: BuildSummary, seconds: number): boolean {
  return startedAt !== null && finishedAt !== null && finishedAt - startedAt > seconds * 1000;
}
