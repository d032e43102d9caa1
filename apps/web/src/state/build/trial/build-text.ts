import type { BuildSummary, Problem } from '@stagecraft/contracts';
import type { Ports } from '../../ports.ts';
import type { TrialPlan } from '../../trial-slice.types.ts';
import type { AppStore } from '../../types.ts';
import { enlist } from '../doings.ts';
import { secretValuesOf } from '../requests.ts';

/** How a build ended, or that it did not begin. */
export type Built =
  | { readonly ok: true; readonly build: BuildSummary }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Builds a text and waits for its end, shown as any other build.
 * @param trial whether its image goes with its record
 * @param signal cancels it on the server; it has ended when the answer comes
 */
export async function buildText(
  ports: Ports,
  store: AppStore,
  { options, dockerfileText }: TrialPlan,
  trial: boolean,
  signal: AbortSignal,
): Promise<Built> {
  const { workspace, secretValues } = store.getState();
  const answer = await ports.api.call('startBuild', {
    params: { id: workspace?.id ?? '' },
    body: {
      ...{ options, dockerfileText, trial },
      secretValues: secretValuesOf(options, secretValues),
    },
  });
  if (!answer.ok) return answer;
  const { id } = answer.value;
  enlist(store, answer.value);
  const cancel = (): void => void ports.api.call('cancelBuild', { params: { id } });
  if (signal.aborted) cancel();
  else signal.addEventListener('abort', cancel, { once: true });
  const { showBottom, selectBuild } = store.getState();
  showBottom('log');
  void selectBuild(id);
  const build = await ended(store, answer.value);
  signal.removeEventListener('abort', cancel);
  return { ok: true, build };
}

/** The build once it has come to its end, or as it was last known when it is gone from the list. */
function ended(store: AppStore, started: BuildSummary): Promise<BuildSummary> {
  return new Promise((resolve) => {
    let last = started;
    const look = (): boolean => {
      const { builds, buildsLoad } = store.getState();
      const now = builds.find(({ id }) => id === started.id);
      const isGone = now === undefined && buildsLoad.state === 'ready';
      last = now ?? last;
      if (!isGone && (last.state === 'queued' || last.state === 'running')) return false;
      resolve(last);
      return true;
    };
    if (look()) return;
    const stop = store.subscribe(() => {
      if (look()) stop();
    });
  });
}
