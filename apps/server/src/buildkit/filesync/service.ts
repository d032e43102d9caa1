import { tellEntries, type ContextEntry, type OnContextEntry } from '../context/entry.ts';
import type { TransferMeter } from '../context/progress.ts';
import type { ContextTree } from '../context/tree.ts';
import { walkContext } from '../context/walk.ts';
import { grpcStatus, type Call, type CallHandler, type Method } from '../session/call.ts';
import { filterFor } from './filter.ts';
import { readSyncRequest, type SyncRequest } from './request.ts';
import { sendFiles } from './sender.ts';

/** Names under which the engine asks for the build context and for the Dockerfile with its ignore file. */
export const contextName = 'context';
export const dockerfileName = 'dockerfile';

export interface SyncOptions {
  /** What the engine may ask for, by the names that it uses. */
  readonly trees: ReadonlyMap<string, ContextTree>;
  readonly meter: TransferMeter;
  /** Told of what could not be read. */
  onFailure(error: Error): void;
  /** Told of each entry of a folder on disk that the engine is told of. */
  readonly onEntry?: OnContextEntry | undefined;
  /** Ends walks. */
  readonly signal: AbortSignal;
}

const noHandler: CallHandler = { message: () => undefined };

async function* entriesOf(
  tree: ContextTree,
  request: SyncRequest,
  signal: AbortSignal,
): AsyncGenerator<readonly ContextEntry[], void, undefined> {
  yield* walkContext(tree, { filter: await filterFor(tree, request), signal });
}

function told(
  entries: AsyncIterable<readonly ContextEntry[]>,
  folder: string,
  onEntry: OnContextEntry | undefined,
): AsyncIterable<readonly ContextEntry[]> {
  // The Dockerfile is in the record itself.
  if (onEntry === undefined || folder === dockerfileName) return entries;
  return tellEntries(entries, folder, onEntry);
}

/**
 * The session method by which the engine fetches what it needs of our trees, and nothing of any
 * other. The engine itself has read the ignore file and says what to leave out.
 */
export function fileSyncMethods(options: SyncOptions): ReadonlyMap<string, Method> {
  const { meter, onFailure, onEntry, signal } = options;
  const diffCopy = (call: Call): CallHandler => {
    const request = readSyncRequest(call.metadata);
    const tree = options.trees.get(request.folder);
    if (!tree) {
      call.end(grpcStatus.notFound, `no access allowed to folder "${request.folder}"`);
      return noHandler;
    }
    const entries = told(entriesOf(tree, request, signal), request.folder, onEntry);
    return sendFiles({ call, entries, meter, onFailure });
  };
  return new Map([['/moby.filesync.v1.FileSync/DiffCopy', diffCopy]]);
}
