import type { ContextSource } from '../../buildkit/context/source.ts';
import type { EngineBuildRequest } from '../engine.ts';

/** The folder that is sent; null where the context is none. */
export function rootOf({ context }: EngineBuildRequest): string | null {
  return context.kind === 'folder' ? context.root : null;
}

/** What is sent of a build. */
export function sourceOf(request: EngineBuildRequest): ContextSource {
  const { dockerfileText, dockerignoreText, options } = request;
  const { dockerfile } = options;
  return { root: rootOf(request), dockerfileText, dockerignoreText, dockerfile };
}

/** What is packed for a builder that takes the context as an archive. */
export function folderOf(request: EngineBuildRequest): ContextSource & { readonly root: string } {
  const root = rootOf(request);
  if (root === null) throw new Error('Only a folder can be packed');
  return { ...sourceOf(request), root };
}
