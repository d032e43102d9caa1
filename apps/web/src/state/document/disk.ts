import type { DiskConflict, DocumentSlice } from '../document-slice.types.ts';
import type { Ports } from '../ports.ts';
import type { AppStore } from '../types.ts';
import { findFile, patchFile } from './files.ts';

/** Keeps open files true to the disk without ever taking a text away from the person. */
export interface DiskWatch {
  /** Reads the file anew and says what that means for the open one. */
  check(path: string): Promise<void>;
  readonly resolveConflict: DocumentSlice['resolveConflict'];
}

/** What is on disk now; null when it could not be found out. */
type OnDisk = { readonly text: string; readonly version: string } | 'gone' | null;

export function createDiskWatch(ports: Ports, store: AppStore): DiskWatch {
  /** Path → the latest check: an older answer that comes later is not news. */
  const latest = new Map<string, symbol>();
  const check = async (path: string): Promise<void> => {
    const turn = Symbol(path);
    latest.set(path, turn);
    const disk = await readDisk(ports, store, path);
    if (latest.get(path) !== turn) return;
    latest.delete(path);
    if (disk !== null) meet(ports, store, path, disk);
  };
  store.subscribe((state, before) => {
    if (state.diskChange.count === before.diskChange.count) return;
    for (const file of state.openFiles) {
      if (file.load === 'ready' && concerns(state.diskChange.paths, file.path)) {
        void check(file.path);
      }
    }
  });
  return {
    check,
    resolveConflict: async (path, choice) => {
      if (choice === 'keep') keepOurs(ports, store, path);
      else await takeDisk(ports, store, path);
    },
  };
}

/** Whether one of the changed paths is the file or a folder that holds it. */
export function concerns(changed: readonly string[], path: string): boolean {
  return changed.some((one) => one === path || (one !== '' && path.startsWith(`${one}/`)));
}

async function readDisk(ports: Ports, store: AppStore, path: string): Promise<OnDisk> {
  const { workspace } = store.getState();
  if (workspace === null) return null;
  const answer = await ports.api.call('readFile', {
    params: { id: workspace.id },
    query: { path },
  });
  if (store.getState().workspace?.id !== workspace.id) return null;
  if (answer.ok) return answer.value;
  return answer.problem.code === 'not_found' ? 'gone' : null;
}

function meet(ports: Ports, store: AppStore, path: string, disk: Exclude<OnDisk, null>): void {
  const file = findFile(store, path);
  // While our own saving is under way the disk is about to change once more; its answer decides.
  if (file === undefined || file.load !== 'ready' || file.saving) return;
  if (disk === 'gone') {
    // A null version means that the person knows already, and saving makes the file anew.
    if (file.version === null) return;
    setConflict(store, path, { kind: 'deleted', diskText: null, diskVersion: null });
    return;
  }
  if (disk.version === file.version) {
    patchFile(store, path, { conflict: null });
    return;
  }
  if (disk.text === ports.documents.text(path)) {
    ports.documents.markSaved(path);
    patchFile(store, path, { version: disk.version, dirty: false, conflict: null });
    return;
  }
  // The store hears of a letter that was typed just now a moment later.
  if (!ports.documents.isDirty(path)) {
    adopt(ports, store, path, disk);
    const count = (store.getState().documentNotice?.count ?? 0) + 1;
    store.setState({ documentNotice: { kind: 'reloaded', path, count } });
    return;
  }
  setConflict(store, path, {
    kind: 'changed',
    diskText: disk.text,
    diskVersion: disk.version,
  });
}

function setConflict(store: AppStore, path: string, conflict: DiskConflict): void {
  const known = findFile(store, path)?.conflict;
  const same = known?.kind === conflict.kind && known.diskVersion === conflict.diskVersion;
  if (!same) patchFile(store, path, { conflict });
}

/** The disk's text becomes ours, as one step that can be undone. */
function adopt(
  ports: Ports,
  store: AppStore,
  path: string,
  disk: { readonly text: string; readonly version: string },
): void {
  ports.documents.replace(path, disk.text);
  ports.documents.markSaved(path);
  patchFile(store, path, { version: disk.version, dirty: false, conflict: null, problem: null });
}

/** Our text lives on, based on what is on disk now: the next saving goes over it. */
function keepOurs(ports: Ports, store: AppStore, path: string): void {
  const conflict = findFile(store, path)?.conflict;
  if (conflict === null || conflict === undefined) return;
  ports.documents.markUnsaved(path);
  patchFile(store, path, { version: conflict.diskVersion, dirty: true, conflict: null });
}

async function takeDisk(ports: Ports, store: AppStore, path: string): Promise<void> {
  const conflict = findFile(store, path)?.conflict;
  if (conflict === null || conflict === undefined) return;
  // The disk may have changed again since the conflict was seen.
  const disk = await readDisk(ports, store, path);
  if (disk === 'gone') {
    setConflict(store, path, { kind: 'deleted', diskText: null, diskVersion: null });
    return;
  }
  const { diskText, diskVersion } = conflict;
  if (disk !== null) adopt(ports, store, path, disk);
  else if (diskText !== null && diskVersion !== null) {
    adopt(ports, store, path, { text: diskText, version: diskVersion });
  }
}
