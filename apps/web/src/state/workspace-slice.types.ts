import type {
  EngineStatus,
  FolderListing,
  Problem,
  Workspace,
  WorkspaceList,
} from '@stagecraft/contracts';

/** Whether the live stream to the server is up. */
export type Connection = 'connecting' | 'open' | 'lost';

/** One folder of the file tree. */
export type FolderState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: Problem }
  | { readonly state: 'ready'; readonly listing: FolderListing };

/** Where to go from a workspace. */
export interface LeaveRequest {
  /** A workspace's id; null for the start page. */
  readonly to: string | null;
  /** The file to show first there. */
  readonly file: string | null;
}

/** The server's side of the window: connection, engine, workspaces. */
export interface WorkspaceSlice {
  readonly connection: Connection;
  readonly engine: EngineStatus;
  readonly workspaceList: WorkspaceList | null;
  readonly workspace: Workspace | null;
  /** True from `openWorkspace` until it succeeded or failed. */
  readonly workspaceOpening: boolean;
  /**
   * Relative paths that changed on disk, with a count that grows so that equal paths are seen twice. After
   * a lost connection it names the root and every open file, as any of them may have changed unseen.
   */
  readonly diskChange: { readonly count: number; readonly paths: readonly string[] };
  /** Why the last `loadWorkspaces`, `openWorkspace` or `forgetWorkspace` failed. */
  readonly workspaceError: Problem | null;
  /** Folder path (empty: the workspace itself) → its children, for every folder that was ever opened. */
  readonly folders: ReadonlyMap<string, FolderState>;
  readonly expandedFolders: ReadonlySet<string>;
  loadWorkspaces(): Promise<void>;
  /** The file to show first in the workspace just opened, when the address names one. */
  readonly firstFile: string | null;
  /**
   * By id, absolute path or sample, with the file to show first. On success the page's address names the
   * workspace. Where files of the present one are unsaved when it is about to be left, that is asked first.
   */
  openWorkspace(
    what: { readonly id: string } | { readonly path: string } | { readonly sample: string },
    firstFile?: string | null,
  ): Promise<void>;
  /** Back to the start page; asks nothing (callers check for unsaved files). */
  closeWorkspace(): void;
  forgetWorkspace(id: string): Promise<void>;
  /** Where the person wants to go while files are unsaved; null when nothing is asked. */
  readonly leaveRequest: LeaveRequest | null;
  /** The person has agreed to lose what is unsaved; true until the opening for which they did is answered. */
  readonly leaveAgreed: boolean;
  /** To the workspace with this id (null: the start page), asking first when files are unsaved. */
  leaveFor(to: string | null): void;
  /** Answers `leaveRequest`. */
  answerLeave(leave: boolean): void;
  /** Reads a folder's children, again if they are known. */
  loadFolder(path: string): Promise<void>;
  /** Opens or closes a folder in the tree, reading it when it is opened. */
  toggleFolder(path: string): void;
  /** Reads every known folder again. */
  refreshFolders(): void;
  /** Dockerfiles of the workspace, shallow first; empty when they cannot be read. */
  findDockerfiles(): Promise<readonly string[]>;
}
