import type { BuildSummary, Problem } from '@stagecraft/contracts';
import { useState } from 'react';
import { isGoing } from '../../../../state/build/list.ts';
import { useAppStoreApi } from '../../../../state/hooks.tsx';
import type { AppStore } from '../../../../state/types.ts';
import { buildOptionsOf, type MadeRoad, type Making } from './plan.ts';

/** What has become of an image that is to be made. `said`: why not, in the builder's words. */
export type MakingState =
  | { readonly kind: 'waiting' | 'going' | 'made' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'unbuilt'; readonly said: string };

/** Settles when a build has ended, with it as it was last told; null when it was removed. */
function ended(store: AppStore, started: BuildSummary): Promise<BuildSummary | null> {
  return new Promise((resolve) => {
    let latest: BuildSummary | undefined;
    const look = (): void => {
      const { builds, workspace } = store.getState();
      const known = builds.find(({ id }) => id === started.id);
      const gone = workspace?.id !== started.workspaceId || (latest && known === undefined);
      latest = known ?? latest;
      if (gone !== true && (known === undefined || isGoing(known))) return;
      stop();
      resolve(gone === true ? null : (known ?? null));
    };
    const stop = store.subscribe(look);
    look();
  });
}

async function build(store: AppStore, path: string, image: string): Promise<MakingState> {
  const { askRecords, workspace, textOf } = store.getState();
  if (workspace === null) return { kind: 'unbuilt', said: '' };
  const params = { id: workspace.id };
  let dockerfileText = textOf(path);
  if (dockerfileText === null) {
    const file = await askRecords('readFile', { params, query: { path } });
    if (!file.ok) return { kind: 'failed', problem: file.problem };
    dockerfileText = file.value.text;
  }
  const body = { options: buildOptionsOf(path, image), dockerfileText };
  const started = await askRecords('startBuild', { params, body });
  if (!started.ok) return { kind: 'failed', problem: started.problem };
  const end = await ended(store, started.value);
  if (end?.state === 'succeeded') return { kind: 'made' };
  return { kind: 'unbuilt', said: end?.error ?? '' };
}

async function makeOne(store: AppStore, container: string, making: Making): Promise<MakingState> {
  const { askRecords } = store.getState();
  const { road, image: name, dockerfile } = making;
  if (dockerfile !== null) return build(store, dockerfile, name);
  const endpoint = road === 'commit' ? 'commitContainer' : 'flattenContainer';
  const answer = await askRecords(endpoint, { params: { id: container }, body: { name } });
  return answer.ok ? { kind: 'made' } : { kind: 'failed', problem: answer.problem };
}

/** Makes images one after another; what one of them fails with keeps no other from being made. */
export function useMaking(onMade: (image: string) => void) {
  const store = useAppStoreApi();
  const [states, setStates] = useState<Partial<Record<MadeRoad, MakingState>>>({});
  const [busy, setBusy] = useState(false);
  const tell = (road: MadeRoad, state: MakingState): void =>
    setStates((before) => ({ ...before, [road]: state }));
  const make = async (container: string, makings: readonly Making[]): Promise<void> => {
    setBusy(true);
    setStates(Object.fromEntries(makings.map(({ road }) => [road, { kind: 'waiting' }])));
    for (const making of makings) {
      tell(making.road, { kind: 'going' });
      const state = await makeOne(store, container, making);
      tell(making.road, state);
      if (state.kind === 'made') onMade(making.image);
    }
    setBusy(false);
  };
  return { states, busy, make };
}
