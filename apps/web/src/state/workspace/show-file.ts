import type { AppStore } from '../types.ts';

/** Goes to a file of a workspace, opening that where another one is open; what is unsaved there is asked about first. */
export async function showFile(store: AppStore, workspaceId: string, path: string): Promise<void> {
  const { workspace, openFile, openWorkspace, showPlace } = store.getState();
  if (workspace?.id === workspaceId) await openFile(path);
  else await openWorkspace({ id: workspaceId }, path);
  // The answer to a question leads there by itself.
  if (store.getState().leaveRequest === null) showPlace('work');
}
