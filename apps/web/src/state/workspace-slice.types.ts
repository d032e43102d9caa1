import type { EngineStatus, Problem, Workspace, WorkspaceList } from '@stagecraft/contracts';

/** Whether the live stream to the server is up. */
export type Connection = 'connecting' | 'open' | 'lost';

/** The server's side of the window: connection, engine, workspaces. */
export interface WorkspaceSlice {
  readonly connection: Connection;
  readonly engine: EngineStatus;
  readonly workspaceList: WorkspaceList | null;
  readonly workspace: Workspace | null;
  /** Relative paths that changed on disk, with a count that grows so that equal paths are seen twice. */
  readonly diskChange: { readonly count: number; readonly paths: readonly string[] };
  readonly workspaceError: Problem | null;
  loadWorkspaces(): Promise<void>;
  /** By id, absolute path or sample. On success the page's address names the workspace. */
  openWorkspace(
    what: { readonly id: string } | { readonly path: string } | { readonly sample: string },
  ): Promise<void>;
  /** Back to the start page; asks nothing (callers check for unsaved files). */
  closeWorkspace(): void;
  forgetWorkspace(id: string): Promise<void>;
}
