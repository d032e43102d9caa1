import type { StartBuildRequest } from '@stagecraft/contracts';
import { credentialsFor } from '../buildkit/auth/credentials.ts';
import { readIfThere } from '../buildkit/context/filter.ts';
import type { EngineBuildRequest } from '../engine/engine.ts';
import { ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';

/** What a build needs besides its id: everything that its options name, found and confined. */
export type PreparedBuild = Omit<EngineBuildRequest, 'buildId'>;

/**
 * Finds what the options name. Nothing is read that may be large, nothing leaves the workspace.
 *
 * @param root absolute real path of the workspace
 */
export async function prepareBuild(
  root: string,
  { options, dockerfileText }: StartBuildRequest,
): Promise<Result<PreparedBuild>> {
  return ok({
    options,
    dockerfileText,
    dockerignoreText: await readIfThere(root, `${options.dockerfile}.dockerignore`),
    context: { kind: 'folder', root },
    namedFolders: new Map(),
    output: { kind: 'image' },
    secrets: new Map(),
    sshAgents: new Map(),
    credentials: credentialsFor,
  });
}
