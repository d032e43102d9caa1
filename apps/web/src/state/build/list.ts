import type { BuildSummary } from '@stagecraft/contracts';
import type { BuildSlice } from '../build-slice.types.ts';
import type { Ports } from '../ports.ts';
import type { AppState, AppStore } from '../types.ts';

/** The list without a build that is gone. */
export function withoutBuild(id: string) {
  return (state: AppState): Partial<BuildSlice> => ({
    builds: state.builds.filter((build) => build.id !== id),
  });
}

/** The workspace's builds, kept live by the stream's summaries. */
export function createBuildList(ports: Ports, store: AppStore) {
  const newest = () => store.getState().builds[0]?.id ?? null;

  async function load(): Promise<void> {
    const id = store.getState().workspace?.id;
    if (id === undefined) return;
    store.setState({ buildsLoad: { state: 'loading' } });
    const answer = await ports.api.call('listBuilds', { params: { id } });
    const { workspace, activeBuildId, selectBuild } = store.getState();
    if (workspace?.id !== id) return;
    if (!answer.ok) {
      store.setState({ buildsLoad: { state: 'failed', problem: answer.problem } });
      return;
    }
    store.setState({ builds: newestFirst(answer.value.builds), buildsLoad: { state: 'ready' } });
    if (activeBuildId === null) await selectBuild(firstToShow(answer.value.builds));
  }

  function receive(summary: BuildSummary): void {
    const { builds, activeBuildId, activeRecord, selectBuild } = store.getState();
    const known = builds.some((build) => build.id === summary.id);
    // Who was looking at the newest build goes on to the next one, wherever it was started.
    const follow = !known && isGoing(summary) && activeBuildId === newest();
    const others = builds.filter((build) => build.id !== summary.id);
    store.setState({
      builds: newestFirst([summary, ...others]),
      ...(activeRecord?.id === summary.id && { activeRecord: { ...activeRecord, ...summary } }),
    });
    if (follow) void selectBuild(summary.id);
  }

  return { load, receive };
}

/** Whether a build is waiting or running. */
export function isGoing(build: Pick<BuildSummary, 'state'>): boolean {
  return build.state === 'queued' || build.state === 'running';
}

/** By the number that counts builds within a workspace. */
export function newestFirst(builds: readonly BuildSummary[]): readonly BuildSummary[] {
  return [...builds].sort((a, b) => b.number - a.number);
}

/** What a fresh page shows: a build that is going, else the newest. */
function firstToShow(builds: readonly BuildSummary[]): string | null {
  const sorted = newestFirst(builds);
  return (sorted.find(isGoing) ?? sorted[0])?.id ?? null;
}
