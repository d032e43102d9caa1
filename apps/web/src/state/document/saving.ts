import { changesUnderWay } from '../canvas/in-turn.ts';
import type { DocumentSlice } from '../document-slice.types.ts';
import { formatFile } from '../language/format-file.ts';
import type { Ports } from '../ports.ts';
import type { AppStore } from '../types.ts';
import type { DiskWatch } from './disk.ts';
import { findFile, patchFile } from './files.ts';

/** Saving never overwrites what it has not seen: the server compares `baseVersion` with the disk. */
export function createSaving(
  ports: Ports,
  store: AppStore,
  disk: DiskWatch,
): Pick<DocumentSlice, 'saveFile' | 'saveAll'> {
  const running = new Map<string, Promise<boolean>>();
  const saveNow = async (path: string): Promise<boolean> => {
    // Two savings of one file would be each other's conflict.
    const before = running.get(path);
    if (before !== undefined) {
      await before;
      return saveNow(path);
    }
    const attempt = formatAndSave(ports, store, disk, path).finally(() => running.delete(path));
    running.set(path, attempt);
    return attempt;
  };
  return {
    saveFile: async (path) => {
      // What a person sees as done before belongs to it, also while it is on its way to the text.
      const changes = changesUnderWay(store);
      if (changes !== null) await changes;
      return saveNow(path);
    },
    saveAll: async () => {
      await changesUnderWay(store);
      const dirty = store.getState().openFiles.filter(({ path }) => ports.documents.isDirty(path));
      const saved = await Promise.all(dirty.map((file) => saveNow(file.path)));
      return saved.every(Boolean);
    },
  };
}

async function formatAndSave(
  ports: Ports,
  store: AppStore,
  disk: DiskWatch,
  path: string,
): Promise<boolean> {
  const { formatOnSave } = store.getState().editorSettings;
  if (formatOnSave && ports.documents.isDirty(path)) await formatFile(ports, store, path);
  return saveOnce(ports, store, disk, path);
}

async function saveOnce(
  ports: Ports,
  store: AppStore,
  disk: DiskWatch,
  path: string,
): Promise<boolean> {
  const { workspace } = store.getState();
  const file = findFile(store, path);
  const text = ports.documents.text(path);
  const savePoint = ports.documents.savePoint(path);
  if (workspace === null || file?.load !== 'ready' || text === null || savePoint === null) {
    return false;
  }
  // The person has not yet said which of the two texts is to live.
  if (file.conflict !== null) return false;
  // The store hears of the last letter a moment later.
  if (!ports.documents.isDirty(path)) return true;
  patchFile(store, path, { saving: true, problem: null });
  const answer = await ports.api.call('saveFile', {
    params: { id: workspace.id },
    body: { path, text, baseVersion: file.version },
  });
  if (store.getState().workspace?.id !== workspace.id) return answer.ok;
  if (answer.ok) {
    ports.documents.markSaved(path, savePoint);
    patchFile(store, path, {
      saving: false,
      version: answer.value.version,
      dirty: ports.documents.isDirty(path),
      problem: null,
    });
    return true;
  }
  const { code } = answer.problem;
  if (code === 'file_conflict' || code === 'file_exists') {
    patchFile(store, path, { saving: false });
    await disk.check(path);
    // The disk may hold our very text already, e.g. when the answer to an earlier saving was lost.
    const now = findFile(store, path);
    return now !== undefined && now.conflict === null && !now.dirty;
  }
  patchFile(store, path, { saving: false, problem: answer.problem });
  return false;
}
