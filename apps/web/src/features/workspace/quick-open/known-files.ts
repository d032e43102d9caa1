import type { OpenFile } from '../../../state/document-slice.types.ts';
import type { FolderState } from '../../../state/workspace-slice.types.ts';

/** A file that can be gone to. */
export interface KnownFile {
  readonly path: string;
  readonly name: string;
  /** Path of its folder; empty in the workspace itself. */
  readonly folder: string;
  readonly dockerfile: boolean;
}

function knownFile(path: string, dockerfile: boolean): KnownFile {
  const slash = path.lastIndexOf('/');
  return {
    path,
    name: path.slice(slash + 1),
    folder: slash < 0 ? '' : path.slice(0, slash),
    dockerfile,
  };
}

/** Open files first, then the workspace's Dockerfiles, then what the folders that were read contain. */
export function knownFiles(
  openFiles: readonly OpenFile[],
  dockerfiles: readonly string[],
  folders: ReadonlyMap<string, FolderState>,
): readonly KnownFile[] {
  const files = new Map<string, KnownFile>();
  const add = (path: string, dockerfile: boolean): void => {
    if (!files.has(path)) files.set(path, knownFile(path, dockerfile));
  };
  for (const file of openFiles) add(file.path, file.dockerfile);
  for (const path of dockerfiles) add(path, true);
  for (const folder of folders.values()) {
    if (folder.state !== 'ready') continue;
    for (const entry of folder.listing.entries) {
      if (entry.kind === 'file' || entry.kind === 'symlink') add(entry.path, entry.dockerfile);
    }
  }
  return [...files.values()];
}
