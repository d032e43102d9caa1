import type { DocumentSlice, OpenFile } from '../document-slice.types.ts';
import { isDockerfilePath } from '@stagecraft/dockerfile';
import type { Ports } from '../ports.ts';
import type { AppStore } from '../types.ts';

/** The open file of that path. */
export function findFile(store: AppStore, path: string): OpenFile | undefined {
  return store.getState().openFiles.find((file) => file.path === path);
}

/** Changes what is known of an open file; nothing happens when it was closed meanwhile. */
export function patchFile(store: AppStore, path: string, change: Partial<OpenFile>): void {
  store.setState((state) => {
    const found = state.openFiles.find((file) => file.path === path);
    if (found === undefined || isSame(found, change)) return state;
    return {
      openFiles: state.openFiles.map((file) => (file === found ? { ...file, ...change } : file)),
    };
  });
}

function isSame(file: OpenFile, change: Partial<OpenFile>): boolean {
  return Object.entries(change).every(([key, value]) => file[key as keyof OpenFile] === value);
}

function newFile(path: string): OpenFile {
  return {
    path,
    dockerfile: isDockerfilePath(path),
    load: 'loading',
    dirty: false,
    lineEnding: null,
    saving: false,
    version: null,
    conflict: null,
    problem: null,
  };
}

type Doings = Pick<
  DocumentSlice,
  'openFile' | 'closeFile' | 'askToClose' | 'dismissCloseQuestion' | 'activateFile'
>;

/** Opening, closing and changing between files. */
export function createFileDoings(ports: Ports, store: AppStore): Doings {
  const activateFile = (path: string): void => {
    if (findFile(store, path) !== undefined) store.setState({ activePath: path });
  };
  const closeFile = (path: string, force = false): boolean => {
    const { openFiles, activePath } = store.getState();
    const index = openFiles.findIndex((file) => file.path === path);
    if (index < 0) return true;
    if (ports.documents.isDirty(path) && !force) return false;
    const rest = openFiles.filter((file) => file.path !== path);
    const next = rest[Math.min(index, rest.length - 1)]?.path ?? null;
    store.setState({
      openFiles: rest,
      activePath: activePath === path ? next : activePath,
      closeQuestion: null,
    });
    ports.documents.close(path);
    return true;
  };
  return {
    openFile: async (path) => {
      const present = findFile(store, path);
      if (present === undefined) {
        store.setState((state) => ({ openFiles: [...state.openFiles, newFile(path)] }));
      }
      store.setState({ activePath: path });
      if (present === undefined || present.load === 'failed') await readFile(ports, store, path);
    },
    closeFile,
    askToClose: (path) => {
      if (!closeFile(path)) store.setState({ closeQuestion: path });
    },
    dismissCloseQuestion: () => store.setState({ closeQuestion: null }),
    activateFile,
  };
}

async function readFile(ports: Ports, store: AppStore, path: string): Promise<void> {
  const workspace = store.getState().workspace;
  if (workspace === null) return;
  patchFile(store, path, { load: 'loading', problem: null });
  const answer = await ports.api.call('readFile', {
    params: { id: workspace.id },
    query: { path },
  });
  const isStillWanted = (): boolean =>
    store.getState().workspace?.id === workspace.id && findFile(store, path)?.load === 'loading';
  if (!isStillWanted()) return;
  if (!answer.ok) {
    patchFile(store, path, { load: 'failed', problem: answer.problem });
    return;
  }
  try {
    await ports.documents.open(path, answer.value.text);
  } catch (error) {
    if (isStillWanted()) {
      patchFile(store, path, { load: 'failed', problem: editorProblem(error) });
    }
    return;
  }
  if (!isStillWanted()) return;
  patchFile(store, path, {
    load: 'ready',
    version: answer.value.version,
    dirty: false,
    lineEnding: ports.documents.lineEnding(path),
  });
}

/** The editor's own code could not be fetched, e.g. because the server is gone. */
function editorProblem(error: unknown): NonNullable<OpenFile['problem']> {
  return {
    type: 'about:blank',
    title: 'The editor could not be loaded.',
    status: 0,
    code: 'internal',
    message: { en: 'The editor could not be loaded.', 'zh-CN': '无法加载编辑器。' },
    next: {
      en: 'See whether the Stagecraft server is still running, then try again.',
      'zh-CN': '请确认 Stagecraft 服务器仍在运行，然后重试。',
    },
    detail: String(error),
  };
}
