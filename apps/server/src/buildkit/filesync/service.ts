import { tellEntries, type ContextEntry, type OnContextEntry } from '../context/entry.ts';
import type { TransferMeter } from '../context/progress.ts';
import { compareNames, walkContext } from '../context/walk.ts';
import { grpcStatus, type Call, type CallHandler, type Method } from '../session/call.ts';
import { filterFor } from './filter.ts';
import { readSyncRequest, type SyncRequest } from './request.ts';
import { sendFiles } from './sender.ts';

/** A folder that the engine may ask for: one on disk, or some texts that look like one. */
export type SyncFolder =
  { readonly root: string } | { readonly files: ReadonlyMap<string, SyncText> };

export interface SyncText {
  readonly bytes: Uint8Array;
  /** ns since epoch; other bytes must come with another time, or the engine keeps the old ones. */
  readonly mtimeNs: bigint;
}

export interface SyncOptions {
  /** By the names under which the engine asks: `context`, `dockerfile`. */
  readonly folders: ReadonlyMap<string, SyncFolder>;
  readonly meter: TransferMeter;
  /** Told of what could not be read. */
  onFailure(error: Error): void;
  /** Told of each entry of a folder on disk that the engine is told of. */
  readonly onEntry?: OnContextEntry | undefined;
  /** Ends walks. */
  readonly signal: AbortSignal;
}

const noHandler: CallHandler = { message: () => undefined };

async function* textEntries(
  files: ReadonlyMap<string, SyncText>,
): AsyncGenerator<ContextEntry, void, undefined> {
  for (const path of [...files.keys()].toSorted(compareNames)) {
    const text = files.get(path);
    if (!text) continue;
    const { bytes, mtimeNs } = text;
    const source = { bytes };
    yield { path, kind: 'file', mode: 0o644, size: bytes.length, mtimeNs, linkTarget: '', source };
  }
}

async function* folderEntries(
  root: string,
  request: SyncRequest,
  signal: AbortSignal,
): AsyncGenerator<ContextEntry, void, undefined> {
  yield* walkContext(root, { filter: await filterFor(root, request), signal });
}

function told(
  entries: AsyncIterable<ContextEntry>,
  folder: string,
  onEntry: OnContextEntry | undefined,
): AsyncIterable<ContextEntry> {
  return onEntry === undefined ? entries : tellEntries(entries, folder, onEntry);
}

/**
 * The session method by which the engine fetches what it needs of our folders, and nothing of any
 * other. The engine itself has read the ignore file and says what to leave out.
 */
export function fileSyncMethods(options: SyncOptions): ReadonlyMap<string, Method> {
  const { meter, onFailure, onEntry, signal } = options;
  const diffCopy = (call: Call): CallHandler => {
    const request = readSyncRequest(call.metadata);
    const folder = options.folders.get(request.folder);
    if (!folder) {
      call.end(grpcStatus.notFound, `no access allowed to folder "${request.folder}"`);
      return noHandler;
    }
    const entries =
      'root' in folder
        ? told(folderEntries(folder.root, request, signal), request.folder, onEntry)
        : textEntries(folder.files);
    return sendFiles({ call, entries, meter, onFailure });
  };
  return new Map([['/moby.filesync.v1.FileSync/DiffCopy', diffCopy]]);
}
