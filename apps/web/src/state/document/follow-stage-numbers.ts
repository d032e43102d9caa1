import type { DocumentSlice, OpenFile, StageNumberOffer } from '../document-slice.types.ts';
import type { Ports } from '../ports.ts';
import type { AppState, AppStore } from '../types.ts';
import { readNumbers, settleFile, type NumberedFile } from './numbered-file.ts';

type Doings = Pick<DocumentSlice, 'updateStageNumbers' | 'leaveStageNumbers'>;

/** Keeps `stageNumberOffer` true to the active Dockerfile, and answers it. */
export function followStageNumbers({ documents }: Ports, store: AppStore): Doings {
  const files = new Map<string, NumberedFile>();
  const publish = (path: string | null): void => {
    const offer = path === null ? null : offerOf(path, files.get(path));
    if (offer !== store.getState().stageNumberOffer) store.setState({ stageNumberOffer: offer });
  };
  const settle = (path: string): void => {
    const file = files.get(path);
    if (file === undefined) return;
    files.set(path, settleFile(file, documents.version(path)));
    if (store.getState().activePath === path) publish(path);
  };
  store.subscribe((state, before) => {
    if (state.openFiles === before.openFiles) return;
    for (const path of files.keys()) if (findFile(state, path) === undefined) files.delete(path);
    for (const file of state.openFiles) {
      if (tookDisk(file, findFile(before, file.path))) settle(file.path);
    }
  });
  store.subscribe(({ snapshot }, before) => {
    if (snapshot === before.snapshot) return;
    if (snapshot === null) {
      publish(null);
      return;
    }
    const { path, version } = snapshot;
    const point = documents.savePoint(path);
    // A text that is out of date has a newer one on its way, which tells the same change.
    const present = point !== null && documents.version(path) === version;
    if (present) files.set(path, readNumbers(files.get(path), snapshot, point));
    if (present || path !== before.snapshot?.path) publish(path);
  });
  return {
    updateStageNumbers: () => {
      const { stageNumberOffer: offer } = store.getState();
      if (offer === null) return;
      if (documents.apply(offer.path, offer.version, offer.edits)) settle(offer.path);
    },
    leaveStageNumbers: () => {
      const { stageNumberOffer: offer } = store.getState();
      if (offer !== null) settle(offer.path);
    },
  };
}

function findFile({ openFiles }: AppState, path: string): OpenFile | undefined {
  return openFiles.find((file) => file.path === path);
}

/** Whether the tab has a text from disk now that was not written here. */
function tookDisk(file: OpenFile, before: OpenFile | undefined): boolean {
  return before !== undefined && file.version !== before.version && !before.saving && !file.dirty;
}

function offerOf(path: string, file: NumberedFile | undefined): StageNumberOffer | null {
  if (file === undefined || file.settles || file.numbers.edits.length === 0) return null;
  return { path, version: file.version, edits: file.numbers.edits };
}
