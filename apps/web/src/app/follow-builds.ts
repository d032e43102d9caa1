import { isGoing } from '../state/build/list.ts';
import type { AppStore } from '../state/types.ts';

/** Fetches what tells of builds to who looks elsewhere, once there is one to tell of. */
export function followBuilds(store: AppStore): void {
  const stop = store.subscribe(({ builds }) => {
    if (!builds.some(isGoing)) return;
    stop();
    void import('../features/build/notice/browser.ts').then((notice) =>
      notice.followBuildsHere(store),
    );
  });
}
