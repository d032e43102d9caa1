import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import type Docker from 'dockerode';
import { authMethods } from '../../buildkit/auth/auth-service.ts';
import { anonymous } from '../../buildkit/auth/credentials.ts';
import { createSession, type BuildSession } from '../../buildkit/session/session.ts';
import { createBuildStream } from '../../buildkit/stream/build-stream.ts';
import { ContextError } from '../../buildkit/context/entry.ts';
import { createTransferMeter } from '../../buildkit/context/progress.ts';
import { syncFolders } from '../../buildkit/context/sync-folders.ts';
import { fileSyncMethods } from '../../buildkit/filesync/service.ts';
import type { EngineBuildRequest, EngineBuildResult } from '../engine.ts';
import { rootOf, sourceOf } from './build-source.ts';
import { buildkitQuery } from './build-query.ts';
import { refusal, resultOf, resultOfError } from './build-result.ts';
import type { BuildSignals } from './build-signals.ts';
import { dialBuild, dialCancel, dialSession } from './dial.ts';
import { readAnswer } from './read-answer.ts';

/** How long the engine may take to end a build by itself once asked to; then the connection is cut. */
const graceMs = 800;

type Emit = (event: UnstampedBuildEvent) => void;

interface Canceller {
  /** Aborts when the connection has to be cut, by which the engine stops the build as well. */
  readonly cut: AbortSignal;
  dispose(): void;
}

/**
 * Asks the engine to stop the build on cancel, so that the last events still arrive, and cuts the
 * connection when that takes too long.
 */
function createCanceller(docker: Docker, buildId: string, signals: BuildSignals): Canceller {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const onCancel = (): void => {
    timer = setTimeout(() => late.abort(), graceMs);
    dialCancel(docker, buildId).catch(() => late.abort());
  };
  signals.cancel.addEventListener('abort', onCancel, { once: true });
  return {
    cut: AbortSignal.any([late.signal, signals.close]),
    dispose() {
      signals.cancel.removeEventListener('abort', onCancel);
      clearTimeout(timer);
    },
  };
}

/** What goes on beside the request: the session, and what could not be read of the context. */
interface Beside {
  readonly session: BuildSession;
  failure(): Error | null;
}

async function openSession(
  docker: Docker,
  request: EngineBuildRequest,
  emit: Emit,
  cut: AbortSignal,
): Promise<Beside> {
  let failure: Error | null = null;
  const fileSync = fileSyncMethods({
    folders: syncFolders(sourceOf(request)),
    meter: createTransferMeter(emit),
    signal: cut,
    onFailure(error) {
      failure ??= error;
    },
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

/**
 * Builds with BuildKit. The engine takes the Dockerfile, the context and credentials from a session
 * that is open beside the request, as it needs them.
 */
export async function buildWithBuildkit(
  docker: Docker,
  request: EngineBuildRequest,
  emit: Emit,
  signals: BuildSignals,
): Promise<EngineBuildResult> {
  if (signals.cancel.aborted) return { state: 'cancelled' };
  const { cut, dispose } = createCanceller(docker, request.buildId, signals);
  let settled = false;
  // Transfers may end a moment after the build.
  const emitWhileOpen: Emit = (event) => {
    if (!settled) emit(event);
  };
  let beside: Beside | null = null;
  try {
    beside = await openSession(docker, request, emitWhileOpen, cut);
    const answer = await dialBuild(docker, buildkitQuery(request, beside.session.id), null, cut);
    const verdict = await readAnswer(answer, createBuildStream(), emitWhileOpen);
    const unread = beside.failure();
    if (verdict.state === 'failed' && unread instanceof ContextError)
      return refusal(unread.message);
    return resultOf(verdict, signals.cancel.aborted);
  } catch (error) {
    return resultOfError(error, signals.cancel.aborted);
  } finally {
    settled = true;
    dispose();
    beside?.session.close();
  }
}
