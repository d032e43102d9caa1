import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import type Docker from 'dockerode';
import { createBuildStream } from '../../buildkit/stream/build-stream.ts';
import { LocalFileError } from '../../buildkit/context/entry.ts';
import type { EngineBuildRequest, EngineBuildResult } from '../engine.ts';
import { buildkitQuery } from './build-query.ts';
import { refusal, resultOf, resultOfError } from './build-result.ts';
import type { BuildSignals } from './build-signals.ts';
import { openSession, type OpenSession } from './build-session.ts';
import { dialBuild, dialCancel } from './dial.ts';
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
  let beside: OpenSession | null = null;
  try {
    beside = await openSession(docker, request, emitWhileOpen, cut);
    const answer = await dialBuild(docker, {
      query: buildkitQuery(request, beside.session.id),
      body: null,
      registryConfig: null,
      signal: cut,
    });
    const verdict = await readAnswer(answer, createBuildStream(), emitWhileOpen, request.room);
    const local = beside.failure();
    if (verdict.state === 'failed' && local instanceof LocalFileError)
      return refusal(local.message);
    return resultOf(verdict, signals.cancel.aborted, request.output.kind === 'image');
  } catch (error) {
    return resultOfError(error, signals.cancel.aborted);
  } finally {
    settled = true;
    dispose();
    beside?.session.close();
  }
}
