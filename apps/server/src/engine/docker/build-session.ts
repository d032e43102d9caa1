import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import type Docker from 'dockerode';
import { authMethods } from '../../buildkit/auth/auth-service.ts';
import { anonymous } from '../../buildkit/auth/credentials.ts';
import { cacheErrorOf } from '../../buildkit/content/cache-error.ts';
import { contentMethods } from '../../buildkit/content/content-service.ts';
import { createTransferMeter } from '../../buildkit/context/progress.ts';
import { syncTrees } from '../../buildkit/context/sync-trees.ts';
import { fileSyncMethods } from '../../buildkit/filesync/service.ts';
import { outputMethods } from '../../buildkit/output/output-service.ts';
import { secretMethods } from '../../buildkit/secrets/secrets-service.ts';
import type { Method } from '../../buildkit/session/call.ts';
import { createSession, type BuildSession } from '../../buildkit/session/session.ts';
import { sshMethods } from '../../buildkit/ssh/ssh-service.ts';
import type { EngineBuildRequest } from '../engine.ts';
import { openSource, type OpenSource } from './build-source.ts';
import { dialSession } from './dial.ts';

type Emit = (event: UnstampedBuildEvent) => void;

/** What goes on beside the build: the session, and what could not be read or written of the build's. */
export interface OpenSession {
  readonly session: BuildSession;
  failure(): Error | null;
}

/** Paths that are named where more cannot be told. */
const namedPaths = 20;

function skippedWarning(paths: readonly string[]): UnstampedBuildEvent {
  return {
    type: 'warning.raised',
    message: `Not written, since they are devices, pipes or sockets: ${paths.length}`,
    detail: paths.slice(0, namedPaths),
    url: null,
    line: null,
  };
}

/** Stable for what is sent: the engine keeps what it got under this key and asks for changes only. */
function sharedKey({ context, namedFolders }: EngineBuildRequest): string {
  const what = JSON.stringify([hostname(), context, [...namedFolders]]);
  return createHash('sha256').update(what).digest('hex');
}

/** What the session's methods serve, and whom they tell. */
interface Served {
  readonly source: OpenSource;
  readonly caches: ReadonlyMap<string, string>;
  readonly emit: Emit;
  readonly cut: AbortSignal;
  readonly onFailure: (error: Error) => void;
}

function methodsOf(
  request: EngineBuildRequest,
  { source, caches, emit, cut, onFailure }: Served,
): ReadonlyMap<string, Method> {
  const onWriteError = (root: string, error: unknown): void => onFailure(cacheErrorOf(root, error));
  const { credentials, onContextEntry, output, secrets, sshAgents } = request;
  const onSkipped = (paths: readonly string[]): void => emit(skippedWarning(paths));
  return new Map([
    ...fileSyncMethods({
      trees: syncTrees(source),
      meter: createTransferMeter(emit),
      signal: cut,
      onFailure,
      onEntry: onContextEntry,
    }),
    ...authMethods(async (host) => (await credentials(host)) ?? anonymous),
    ...secretMethods(secrets),
    ...sshMethods(sshAgents),
    ...(caches.size > 0 ? contentMethods({ stores: caches, onWriteError }) : []),
    ...('path' in output ? outputMethods({ ...output, onFailure, onSkipped }) : []),
  ]);
}

/**
 * Opens the session by which the engine takes Dockerfile, context, secrets and credentials as it needs
 * them, and hands over the result. Rejects as dockerode does, and with ContextError for a context that
 * cannot be read. Closing it ends all that it holds open.
 *
 * @param emit told of `context.progressed`, also a moment after the build has ended
 * @param cut ends all that is being sent
 * @param caches in folders, by the id under which the engine asks for them: absolute real paths
 */
export async function openSession(
  docker: Docker,
  request: EngineBuildRequest,
  emit: Emit,
  cut: AbortSignal,
  caches: ReadonlyMap<string, string> = new Map(),
): Promise<OpenSession> {
  let failure: Error | null = null;
  const source = await openSource(request, cut);
  const session = createSession({
    sharedKey: sharedKey(request),
    methods: methodsOf(request, {
      ...{ source, caches, emit, cut },
      onFailure(error) {
        failure ??= error;
      },
    }),
  });
  const close = (): void => {
    session.close();
    void source.close();
  };
  try {
    session.serve(await dialSession(docker, session.headers));
  } catch (error) {
    close();
    throw error;
  }
  return { session: { ...session, close }, failure: () => failure };
}
