import type { BuildOptions, StartBuildRequest } from '@stagecraft/contracts';
import type { EngineBuildRequest } from '../engine/engine.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { canonicalRelative, resolveInWorkspace } from '../workspaces/confine.ts';
import { readTextFile } from '../workspaces/text-file.ts';
import { findCacheFolders } from './prepare-caches.ts';
import { findContext, findNamedFolders } from './prepare-context.ts';
import { findOutput } from './prepare-output.ts';
import { findSecrets, findSshAgents } from './prepare-secrets.ts';

/** What a build needs besides its id: everything that its options name, found and confined. */
export type PreparedBuild = Omit<EngineBuildRequest, 'buildId'>;

/** What a build takes from the server that runs it. */
export interface BuildSurroundings {
  readonly credentials: EngineBuildRequest['credentials'];
  readonly env: NodeJS.ProcessEnv;
}

/** The Dockerfile's own ignore file; null when there is none. */
async function ownIgnoreFile(root: string, dockerfile: string): Promise<Result<string | null>> {
  const path = `${dockerfile}.dockerignore`;
  const place = await resolveInWorkspace(root, path);
  if (!place.ok) return place;
  if (!place.value.exists) return ok(null);
  const read = await readTextFile(root, path);
  if (read.ok) return ok(read.value.text);
  return read.failure.code === 'not_found' ? ok(null) : fail(read.failure.code, { detail: path });
}

/** With the context's path in the one form in which paths are compared. */
function withCanonicalContext(options: BuildOptions): BuildOptions {
  if (options.context.kind !== 'folder') return options;
  const path = canonicalRelative(options.context.path) ?? options.context.path;
  return { ...options, context: { kind: 'folder', path } };
}

/**
 * Finds what the options name. Nothing is read that may be large, nothing leaves the workspace.
 *
 * @param root absolute real path of the workspace
 */
export async function prepareBuild(
  root: string,
  { options, dockerfileText, secretValues }: StartBuildRequest,
  { credentials, env }: BuildSurroundings,
): Promise<Result<PreparedBuild>> {
  const dockerignoreText = await ownIgnoreFile(root, options.dockerfile);
  if (!dockerignoreText.ok) return dockerignoreText;
  const context = await findContext(root, options.context);
  if (!context.ok) return context;
  const namedFolders = await findNamedFolders(root, options.namedContexts);
  if (!namedFolders.ok) return namedFolders;
  const output = await findOutput(root, options.output);
  if (!output.ok) return output;
  const cacheFolders = await findCacheFolders(root, options);
  if (!cacheFolders.ok) return cacheFolders;
  const secrets = await findSecrets(options.secrets, { root, typed: secretValues, env });
  if (!secrets.ok) return secrets;
  const sshAgents = await findSshAgents(options.ssh, env);
  if (!sshAgents.ok) return sshAgents;
  return ok({
    options: withCanonicalContext(options),
    dockerfileText,
    dockerignoreText: dockerignoreText.value,
    context: context.value,
    namedFolders: namedFolders.value,
    cacheFolders: cacheFolders.value,
    output: output.value,
    secrets: secrets.value,
    sshAgents: sshAgents.value,
    credentials,
  });
}
