import { defaultBuildOptions, StageFilesMessage } from '@stagecraft/contracts';
import type { StageListing } from '../files-slice.types.ts';
import type { Ports } from '../ports.ts';
import type { AppStore } from '../types.ts';
import { stageSource } from './stage-source.ts';

/** Lists a stage of the shown text; `cancels` has the way to end each listing that goes on. */
export async function listStageFiles(
  ports: Ports,
  store: AppStore,
  cancels: Map<string, () => void>,
  stage: number,
): Promise<void> {
  const { snapshot, workspace, buildOptions, language } = store.getState();
  const source = snapshot === null ? null : stageSource(snapshot, stage);
  if (snapshot === null || source === null || workspace === null || cancels.has(source)) return;
  const put = (listing: StageListing | null): void => {
    const stageListings = new Map(store.getState().stageListings);
    if (listing === null) stageListings.delete(source);
    else stageListings.set(source, listing);
    store.setState({ stageListings });
  };
  const abort = new AbortController();
  cancels.set(source, () => abort.abort());
  put({ state: 'running', step: '', done: 0, total: 0, reading: false });
  let ended: StageListing | null = null;
  const answer = await ports.api.call('listStageFiles', {
    params: { id: workspace.id },
    body: {
      options: buildOptions ?? defaultBuildOptions(snapshot.path),
      dockerfileText: snapshot.model.text,
      secretValues: {},
      stage,
    },
    signal: abort.signal,
    onLine: (line) => {
      const message = StageFilesMessage.safeParse(line);
      const now = store.getState().stageListings.get(source);
      if (!message.success || abort.signal.aborted) return;
      const next = listingAfter(now, message.data, ports.now());
      if (next.state === 'running') put(next);
      else ended = next;
    },
  });
  cancels.delete(source);
  if (abort.signal.aborted) return put(null);
  const lost = answer.ok ? '' : answer.problem.message[language];
  put(ended ?? { state: 'failed', message: lost });
}

function listingAfter(
  now: StageListing | undefined,
  message: StageFilesMessage,
  at: number,
): StageListing {
  switch (message.kind) {
    case 'building': {
      const { step, done, total } = message;
      return { state: 'running', step, done, total, reading: false };
    }
    case 'reading':
      return now?.state === 'running'
        ? { ...now, reading: true }
        : { state: 'running', step: '', done: 0, total: 0, reading: true };
    case 'listed':
      return { state: 'ready', image: message.image, at };
    case 'failed':
      return { state: 'failed', message: message.message };
  }
}
