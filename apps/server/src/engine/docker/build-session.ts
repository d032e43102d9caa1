import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import type Docker from 'dockerode';
import { authMethods } from '../../buildkit/auth/auth-service.ts';
import { anonymous } from '../../buildkit/auth/credentials.ts';
import { createTransferMeter } from '../../buildkit/context/progress.ts';
import { syncFolders } from '../../buildkit/context/sync-folders.ts';
import { fileSyncMethods } from '../../buildkit/filesync/service.ts';
import { createSession, type BuildSession } from '../../buildkit/session/session.ts';
import type { EngineBuildRequest } from '../engine.ts';
import { rootOf, sourceOf } from './build-source.ts';
import { dialSession } from './dial.ts';

/** What goes on beside the build: the session, and what could not be read or written of the build's. */
export interface OpenSession {
  readonly session: BuildSession;
  failure(): Error | null;
}

/**
 * Opens the session by which the engine takes Dockerfile, context and credentials as it needs them.
 * Rejects as dockerode does.
 *
 * @param emit told of `context.progressed`, also a moment after the build has ended
 * @param cut ends all that is being sent
 */
export async function openSession(
  docker: Docker,
  request: EngineBuildRequest,
  emit: (event: UnstampedBuildEvent) => void,
  cut: AbortSignal,
): Promise<OpenSession> {
  let failure: Error | null = null;
  const fileSync = fileSyncMethods({
    folders: syncFolders(sourceOf(request)),
    meter: createTransferMeter(emit),
    signal: cut,
    onFailure(error) {
      failure ??= error;
    },
    onEntry: request.onContextEntry,
  });
  const session = createSession({
    // The engine keeps what it got of a folder under this key and asks for changes only.
    sharedKey: createHash('sha256')
      .update(`${hostname()} ${rootOf(request) ?? ''}`)
      .digest('hex'),
    methods: new Map([
      ...fileSync,
      ...authMethods(async (host) => (await request.credentials(host)) ?? anonymous),
    ]),
  });
  session.serve(await dialSession(docker, session.headers));
  return { session, failure: () => failure };
}
