import type { StreamMessage } from '@stagecraft/contracts';
import { unknownWorkspaceProblem } from '../api/problems.ts';
import { createFolderTree, noFolders } from './workspace/folders.ts';
import { unsavedFiles } from './document/unsaved.ts';
import type { Ports } from './ports.ts';
import type { AppState, AppStore, Slice } from './types.ts';
import type { Connection, LeaveRequest, WorkspaceSlice } from './workspace-slice.types.ts';

type What = Parameters<WorkspaceSlice['openWorkspace']>[0];

/** Connection, engine and the open workspace with its file tree. */
export const createWorkspaceSlice =
  (ports: Ports): Slice<WorkspaceSlice> =>
  (set, get, store) => {
    const tree = createFolderTree(ports, store);
    ports.stream.onConnection(followConnection(store));
    ports.stream.onMessage(listenTo(store, tree.changed));
    return {
      connection: 'connecting',
      engine: { state: 'searching' },
      workspaceList: null,
      workspace: null,
      firstFile: null,
      workspaceOpening: false,
      workspaceError: null,
      diskChange: { count: 0, paths: [] },
      ...noFolders(),
      ...tree.actions,
      ...createOpening(ports, store),
      ...createLeaving(store),
      closeWorkspace: () => {
        set({ workspace: null, workspaceError: null, ...noFolders() });
        void get().loadWorkspaces();
      },
    };
  };

function createLeaving(
  store: AppStore,
): Pick<WorkspaceSlice, 'leaveRequest' | 'leaveAgreed' | 'leaveFor' | 'answerLeave'> {
  const leave = ({ to, file }: LeaveRequest, leaveAgreed: boolean): void => {
    store.setState({ leaveRequest: null, leaveAgreed: leaveAgreed && to !== null });
    if (to === null) store.getState().closeWorkspace();
    else void store.getState().openWorkspace({ id: to }, file);
    if (file !== null) store.getState().showPlace('work');
  };
  return {
    leaveRequest: null,
    leaveAgreed: false,
    leaveFor: (to) => {
      const state = store.getState();
      if (state.workspace?.id === to) return;
      const request = { to, file: null };
      if (unsavedFiles(state).length > 0) store.setState({ leaveRequest: request });
      else leave(request, false);
    },
    answerLeave: (yes) => {
      const { leaveRequest } = store.getState();
      if (yes && leaveRequest !== null) leave(leaveRequest, true);
      else store.setState({ leaveRequest: null });
    },
  };
}

function createOpening(
  ports: Ports,
  store: AppStore,
): Pick<WorkspaceSlice, 'loadWorkspaces' | 'openWorkspace' | 'forgetWorkspace'> {
  // Of two openings the later one wins, whichever answer comes first.
  let turn = 0;
  const ask = (what: What) =>
    'id' in what
      ? ports.api.call('getWorkspace', { params: { id: what.id } })
      : ports.api.call('openWorkspace', { body: what });
  return {
    loadWorkspaces: async () => {
      const answer = await ports.api.call('listWorkspaces');
      if (answer.ok) store.setState({ workspaceList: answer.value });
      else store.setState({ workspaceError: answer.problem });
    },
    openWorkspace: async (what, firstFile = null) => {
      turn += 1;
      const mine = turn;
      store.setState({ workspaceOpening: true, workspaceError: null });
      const answer = await ask(what);
      if (mine !== turn) return;
      const { leaveAgreed } = store.getState();
      if (!answer.ok) {
        const unknown = 'id' in what && answer.problem.code === 'not_found';
        const workspaceError = unknown ? unknownWorkspaceProblem(answer.problem) : answer.problem;
        store.setState({ workspaceOpening: false, leaveAgreed: false, workspaceError });
        return;
      }
      const workspace = answer.value;
      const isAnswered = { workspaceOpening: false, leaveAgreed: false };
      // Until now the person could go on typing.
      if (!leaveAgreed && losesText(store.getState(), workspace.id)) {
        const leaveRequest = { to: workspace.id, file: firstFile };
        store.setState({ ...isAnswered, leaveRequest });
        return;
      }
      store.setState({ ...isAnswered, workspace, firstFile, ...noFolders() });
      await store.getState().loadFolder('');
    },
    forgetWorkspace: async (id) => {
      const answer = await ports.api.call('forgetWorkspace', { params: { id } });
      if (!answer.ok) {
        store.setState({ workspaceError: answer.problem });
        return;
      }
      store.setState({ workspaceError: null });
      await store.getState().loadWorkspaces();
    },
  };
}

/** Whether opening the workspace would close files that are not saved. */
function losesText(state: AppState, id: string): boolean {
  return state.workspace !== null && state.workspace.id !== id && unsavedFiles(state).length > 0;
}

function followConnection(store: AppStore): (connection: Connection) => void {
  let wasLost = false;
  return (connection) => {
    store.setState({ connection });
    if (connection === 'lost') wasLost = true;
    if (connection !== 'open' || !wasLost) return;
    wasLost = false;
    const { diskChange, openFiles, workspace, workspaceList } = store.getState();
    if (workspace !== null) {
      const paths = ['', ...openFiles.map((file) => file.path)];
      store.setState({ diskChange: { count: diskChange.count + 1, paths } });
      store.getState().refreshFolders();
    } else if (workspaceList !== null) {
      void store.getState().loadWorkspaces();
    }
  };
}

function listenTo(
  store: AppStore,
  onPaths: (paths: readonly string[]) => void,
): (message: StreamMessage) => void {
  return (message) => {
    if (message.kind === 'engine.status') store.setState({ engine: message.status });
    if (message.kind !== 'workspace.changed') return;
    const { workspace, diskChange } = store.getState();
    if (message.workspaceId !== workspace?.id) return;
    store.setState({ diskChange: { count: diskChange.count + 1, paths: message.paths } });
    onPaths(message.paths);
  };
}
