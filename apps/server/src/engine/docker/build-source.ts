import { openArchive } from '../../buildkit/context/archive.ts';
import type { ContextSource } from '../../buildkit/context/source.ts';
import { folderTree, listedTree, type ContextTree } from '../../buildkit/context/tree.ts';
import type { EngineBuildRequest } from '../engine.ts';

/** What is sent of a build; to be closed when the build has ended. */
export interface OpenSource extends ContextSource {
  close(): Promise<void>;
}

/** Where the Dockerfile lies in the context; null where it lies elsewhere. Both are of one workspace. */
function dockerfileInContext({ options }: EngineBuildRequest): string | null {
  const { context, dockerfile } = options;
  if (context.kind !== 'folder') return null;
  if (context.path === '') return dockerfile;
  const folder = `${context.path}/`;
  return dockerfile.startsWith(folder) ? dockerfile.slice(folder.length) : null;
}

/** What is told of the Dockerfile of a build, wherever its context lies. */
export function dockerfileOf(request: EngineBuildRequest): Omit<ContextSource, 'tree' | 'named'> {
  const { dockerfileText, dockerignoreText, options } = request;
  const { dockerfile } = options;
  const inContext = dockerfileInContext(request);
  return { dockerfileText, dockerignoreText, dockerfile, dockerfileInContext: inContext };
}

interface OpenTree {
  readonly tree: ContextTree;
  close(): Promise<void>;
}

async function openTree({ context }: EngineBuildRequest, signal: AbortSignal): Promise<OpenTree> {
  const nothing = () => Promise.resolve();
  if (context.kind === 'folder') return { tree: folderTree(context.root), close: nothing };
  if (context.kind === 'tarball') return openArchive(context.path, signal);
  // What lies elsewhere is fetched by the engine.
  return { tree: listedTree([]), close: nothing };
}

/** Opens what is sent of a build. Throws ContextError when the context cannot be read. */
export async function openSource(
  request: EngineBuildRequest,
  signal: AbortSignal,
): Promise<OpenSource> {
  const { tree, close } = await openTree(request, signal);
  const named = new Map(
    [...request.namedFolders].map(([name, root]) => [name, folderTree(root)] as const),
  );
  return { ...dockerfileOf(request), tree, named, close };
}
