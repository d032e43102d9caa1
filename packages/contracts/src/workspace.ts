import * as z from 'zod';

/** A folder on disk that the user opened. */
export const Workspace = z.object({
  /** Stable for one real path. */
  id: z.string(),
  /** Absolute real path. */
  path: z.string(),
  /** The folder's own name. */
  name: z.string(),
  /** ms since epoch. */
  lastOpenedAt: z.number(),
  /** Whether the folder is there right now. */
  available: z.boolean(),
});
export type Workspace = z.infer<typeof Workspace>;

/** A sample workspace that ships with Stagecraft; opening it copies it to the data folder. */
export const Sample = z.object({
  id: z.string(),
  title: z.object({ en: z.string(), 'zh-CN': z.string() }),
  description: z.object({ en: z.string(), 'zh-CN': z.string() }),
});
export type Sample = z.infer<typeof Sample>;

export const WorkspaceList = z.object({
  workspaces: z.array(Workspace),
  samples: z.array(Sample),
  /** Id of the workspace named on the command line, if any: the page opens it at once. */
  initial: z.string().nullable(),
});
export type WorkspaceList = z.infer<typeof WorkspaceList>;

export const OpenWorkspaceRequest = z.union([
  z.object({ path: z.string().min(1).max(4096) }),
  z.object({ sample: z.string().min(1).max(64) }),
]);
export type OpenWorkspaceRequest = z.infer<typeof OpenWorkspaceRequest>;

/** One entry of a folder listing. */
export const FileEntry = z.object({
  /** Relative to the workspace, `/` as separator, no leading slash. */
  path: z.string(),
  name: z.string(),
  kind: z.enum(['file', 'directory', 'symlink', 'other']),
  /** Bytes; null for anything but files. */
  size: z.number().nullable(),
  /** Whether the name says that it is a Dockerfile (`Dockerfile`, `*.Dockerfile`, `Dockerfile.*`, `Containerfile`). */
  dockerfile: z.boolean(),
});
export type FileEntry = z.infer<typeof FileEntry>;

/** The children of one folder, folders first, then by name. Deeper folders are asked for when opened. */
export const FolderListing = z.object({
  path: z.string(),
  entries: z.array(FileEntry),
  /** True when the folder has more entries than are listed (limit 5,000). */
  truncated: z.boolean(),
});
export type FolderListing = z.infer<typeof FolderListing>;

/** Dockerfiles found in the workspace, relative paths, shallow first. */
/** A search for Dockerfiles ends when it has found as many. */
export const dockerfilesLimit = 200;

export const DockerfileList = z.object({ paths: z.array(z.string()) });
export type DockerfileList = z.infer<typeof DockerfileList>;

/** A text file as read. `text` keeps BOM (U+FEFF) and line endings as they are on disk. */
export const FileContent = z.object({
  path: z.string(),
  text: z.string(),
  /** Opaque; changes whenever the bytes on disk change. */
  version: z.string(),
});
export type FileContent = z.infer<typeof FileContent>;

/** Writes `text` if the file on disk is still `baseVersion` (null: must not exist). Else 409 `file_conflict`. */
export const SaveFileRequest = z.object({
  path: z.string().min(1).max(4096),
  text: z.string(),
  baseVersion: z.string().nullable(),
});
export type SaveFileRequest = z.infer<typeof SaveFileRequest>;

export const SaveFileResult = z.object({ path: z.string(), version: z.string() });
export type SaveFileResult = z.infer<typeof SaveFileResult>;
