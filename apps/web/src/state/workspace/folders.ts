import type { Ports } from '../ports.ts';
import type { AppStore } from '../types.ts';
import type { FolderState, WorkspaceSlice } from '../workspace-slice.types.ts';

type TreeActions = Pick<
  WorkspaceSlice,
  'loadFolder' | 'toggleFolder' | 'refreshFolders' | 'findDockerfiles'
>;

interface FolderTree {
  readonly actions: TreeActions;
  /** Reads the known folders again whose listing the changed paths may touch. */
  readonly changed: (paths: readonly string[]) => void;
}

/** The tree before anything was read. */
export function noFolders(): Pick<WorkspaceSlice, 'folders' | 'expandedFolders'> {
  return { folders: new Map(), expandedFolders: new Set() };
}

/** The folder a path lies in; the workspace itself is the empty path. */
export function parentFolder(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Which of the known folders to read again: a changed path's folder, and the path itself if it is one. */
export function foldersTouched(
  known: Iterable<string>,
  paths: readonly string[],
): readonly string[] {
  const touched = new Set<string>();
  for (const path of paths) touched.add(path).add(parentFolder(path));
  return [...known].filter((folder) => touched.has(folder));
}

/** Loads folders lazily and keeps those that are known equal to the disk. */
export function createFolderTree(ports: Ports, store: AppStore): FolderTree {
  const put = (path: string, state: FolderState | null): void => {
    const folders = new Map(store.getState().folders);
    if (state === null) folders.delete(path);
    else folders.set(path, state);
    store.setState({ folders });
  };
  // Of two readings of one folder the later one holds.
  const readings = new Map<string, number>();
  const loadFolder = async (path: string): Promise<void> => {
    const id = store.getState().workspace?.id;
    if (id === undefined) return;
    const reading = (readings.get(path) ?? 0) + 1;
    readings.set(path, reading);
    if (!store.getState().folders.has(path)) put(path, { state: 'loading' });
    const answer = await ports.api.call('listFolder', { params: { id }, query: { path } });
    if (readings.get(path) !== reading || store.getState().workspace?.id !== id) return;
    if (answer.ok) put(path, { state: 'ready', listing: answer.value });
    else if (answer.problem.code === 'not_found' && path !== '') put(path, null);
    else put(path, { state: 'failed', problem: answer.problem });
  };
  const changed = (paths: readonly string[]): void => {
    for (const folder of foldersTouched(store.getState().folders.keys(), paths)) {
      void loadFolder(folder);
    }
  };
  return {
    changed,
    actions: {
      loadFolder,
      toggleFolder: (path) => {
        const expandedFolders = new Set(store.getState().expandedFolders);
        const opening = !expandedFolders.delete(path);
        if (opening) expandedFolders.add(path);
        store.setState({ expandedFolders });
        if (opening) void loadFolder(path);
      },
      refreshFolders: () => {
        for (const folder of store.getState().folders.keys()) void loadFolder(folder);
      },
      findDockerfiles: async () => {
        const id = store.getState().workspace?.id;
        if (id === undefined) return [];
        const answer = await ports.api.call('listDockerfiles', { params: { id } });
        return answer.ok ? answer.value.paths : [];
      },
    },
  };
}
