import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { ContextTree } from './tree.ts';

/** What is sent of a build, with the Dockerfile's text replaced by the frozen one. */
export interface ContextSource {
  readonly tree: ContextTree;
  /** Named contexts that lie on this machine. */
  readonly named: ReadonlyMap<string, ContextTree>;
  /** The Dockerfile's text as it is to be built. */
  readonly dockerfileText: string;
  /** Text of `<Dockerfile>.dockerignore`, if there is one. */
  readonly dockerignoreText: string | null;
  /** The Dockerfile's path in the workspace. */
  readonly dockerfile: string;
  /** The Dockerfile's path in the context, `/` as separator; null where it lies elsewhere. */
  readonly dockerfileInContext: string | null;
}

/** Where a builder that takes one archive finds the Dockerfile in it. */
export function packedDockerfile(source: Omit<ContextSource, 'tree' | 'named'>): string {
  if (source.dockerfileInContext !== null) return posix.normalize(source.dockerfileInContext);
  // A name that no file of the context has, as the docker command makes one.
  const digest = createHash('sha256').update(source.dockerfileText).digest('hex');
  return `.dockerfile.${digest.slice(0, 20)}`;
}
