import type { IncomingMessage } from 'node:http';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import type Docker from 'dockerode';
import { authMethods } from '../../buildkit/auth/auth-service.ts';
import { credentialsFor } from '../../buildkit/auth/credentials.ts';
import { createSession, type BuildSession } from '../../buildkit/session/session.ts';
import { createBuildStream, type BuildVerdict } from '../../buildkit/stream/build-stream.ts';
import { ContextError } from '../../buildkit/context/entry.ts';
import { openTarContext } from '../../buildkit/context/tar-context.ts';
import type { EngineBuildRequest, EngineBuildResult } from '../engine.ts';
import { buildQuery } from './build-query.ts';
import { dialBuild, dialCancel, dialSession } from './dial.ts';
import { toFailure } from './failure.ts';

/** How long the engine may take to end a build by itself once asked to; then the connection is cut. */
const graceMs = 800;

type Emit = (event: UnstampedBuildEvent) => void;

/** The engine's answer, read to its end. Rejects when the connection breaks first. */
async function readAnswer(answer: IncomingMessage, emit: Emit): Promise<BuildVerdict> {
  const stream = createBuildStream();
  for await (const chunk of answer) {
    const bytes: Buffer = chunk;
    stream.push(bytes).forEach(emit);
  }
  stream.end().forEach(emit);
  return stream.verdict();
}

/** How a build may be ended from outside. */
export interface BuildSignals {
  /** The user wants it stopped: the engine is asked, and the result is `cancelled`. */
  readonly cancel: AbortSignal;
  /** The engine is given up: the connection is cut at once, and the result is `lost`. */
  readonly close: AbortSignal;
}

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

async function openSession(docker: Docker, request: EngineBuildRequest): Promise<BuildSession> {
  const session = createSession({
    sharedKey: createHash('sha256').update(request.contextRoot).digest('hex'),
    methods: authMethods((host) => credentialsFor(host)),
  });
  session.serve(await dialSession(docker, session.headers));
  return session;
}

function resultOf(verdict: BuildVerdict, cancelled: boolean): EngineBuildResult {
  if (verdict.state === 'none') {
    return { state: 'lost', detail: 'The engine ended its answer without a result.' };
  }
  if (verdict.state === 'failed' && cancelled) return { state: 'cancelled' };
  return verdict;
}

function resultOfError(error: unknown, context: Readable | null): EngineBuildResult {
  const cause = context?.errored ?? error;
  if (cause instanceof ContextError) return refusal(cause.message);
  const failure = toFailure(error);
  return failure.status === undefined
    ? { state: 'lost', detail: failure.detail }
    : refusal(failure.detail);
}

const refusal = (message: string): EngineBuildResult => ({
  state: 'failed',
  message,
  stepId: null,
  exitCode: null,
  line: null,
});

/** Builds with BuildKit, the context as a tar stream and a session beside it for credentials. */
export async function buildWithBuildkit(
  docker: Docker,
  request: EngineBuildRequest,
  emit: Emit,
  signals: BuildSignals,
): Promise<EngineBuildResult> {
  if (signals.cancel.aborted) return { state: 'cancelled' };
  const { cut, dispose } = createCanceller(docker, request.buildId, signals);
  let session: BuildSession | null = null;
  let context: Readable | null = null;
  try {
    session = await openSession(docker, request);
    context = await openTarContext(request, emit, cut);
    const answer = await dialBuild(docker, buildQuery(request, session.id), context, cut);
    return resultOf(await readAnswer(answer, emit), signals.cancel.aborted);
  } catch (error) {
    return signals.cancel.aborted ? { state: 'cancelled' } : resultOfError(error, context);
  } finally {
    dispose();
    context?.destroy();
    session?.close();
  }
}
