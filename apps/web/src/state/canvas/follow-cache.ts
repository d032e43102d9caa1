import type { Ports } from '../ports.ts';
import type { CacheRecord } from './heat.ts';
import type { AppState, AppStore } from '../types.ts';

/** Streaks longer than this are not told apart. */
const mostBuilds = 10;

/** While colours tell of the cache, keeps what the last builds of the shown Dockerfile took from it. */
export function followCacheHistory(ports: Ports, store: AppStore): void {
  const known = new Map<string, CacheRecord>();
  let shown = '';
  store.subscribe((state) => {
    const builds = state.overlayMode === 'cache' ? endedBuilds(state) : [];
    const wanted = builds.join();
    if (wanted === shown) return;
    shown = wanted;
    if (builds.length === 0) {
      store.setState({ cacheHistory: [] });
      return;
    }
    void import('./cache-history.ts').then(async ({ readCacheHistory }) => {
      const cacheHistory = await readCacheHistory(ports, builds, known);
      if (wanted === shown) store.setState({ cacheHistory });
    });
  });
}

/** Ids of the last builds of the shown Dockerfile that have ended, newest first. */
function endedBuilds({ builds, activePath }: AppState): readonly string[] {
  return builds
    .filter(
      ({ state, options }) =>
        state !== 'queued' && state !== 'running' && options.dockerfile === activePath,
    )
    .slice(0, mostBuilds)
    .map(({ id }) => id);
}
