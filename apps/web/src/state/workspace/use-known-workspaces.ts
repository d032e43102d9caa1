import type { WorkspacePath } from '@stagecraft/contracts';
import { useEffect } from 'react';
import { useAppStore } from '../hooks.tsx';

/** The workspaces that this server knows, the open one first. */
export function useKnownWorkspaces() {
  const open = useAppStore((state) => state.workspace);
  const list = useAppStore((state) => state.workspaceList);
  const loadWorkspaces = useAppStore((state) => state.loadWorkspaces);
  useEffect(() => {
    if (list === null) void loadWorkspaces();
  }, [list, loadWorkspaces]);
  const known = [...(open === null ? [] : [open]), ...(list?.workspaces ?? [])];
  const workspaces = [...new Map(known.map((one) => [one.id, one])).values()];
  /** Absolute paths by ids. */
  const folders = Object.fromEntries(workspaces.map(({ id, path }) => [id, path]));
  /** The path as the server's machine has it. */
  const folderOf = ({ workspaceId, path }: WorkspacePath): string => {
    const root = folders[workspaceId] ?? '.';
    return path === '' ? root : `${root}/${path}`;
  };
  return { workspaces, folders, folderOf };
}
