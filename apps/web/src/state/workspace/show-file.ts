import type { AppStore } from '../types.ts';

/** Goes to a file of a workspace, opening that where another one is open. */
export async function showFile(store: AppStore, workspaceId: string, path: string): Promise<void> {
  const { workspace, openFile, openWorkspace, showPlace } = store.getState();
  if (workspace?.id === workspaceId) await openFile(path);
  else await openWorkspace({ id: workspaceId }, path);
  showPlace('work');
}
