import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import { exitCodeOf } from '@stagecraft/build-trace';
import type Docker from 'dockerode';
import { LocalFileError } from '../../../buildkit/context/entry.ts';
import { decodeExporterResponse } from '../../../buildkit/proto/control.ts';
import { decodeLocations } from '../../../buildkit/proto/gateway.ts';
import { readErrorDetails } from '../../../buildkit/proto/rpc-status.ts';
import { lineOfError } from '../../../buildkit/stream/dockerfile-error.ts';
import { createTraceDecoder, type TraceDecoder } from '../../../buildkit/trace/trace-decoder.ts';
import type { EngineBuildRequest, EngineBuildResult } from '../../engine.ts';
import { refusal, resultOfError } from '../build-result.ts';
import { openSession, type OpenSession } from '../build-session.ts';
import type { BuildSignals } from '../build-signals.ts';
import type { BasicInfo } from '../info.ts';
import { announceNames } from './announce-names.ts';
import { findCaches, tagCaches, type BuildCaches } from './caches.ts';
import type { ControlApi } from './connect.ts';
import { exporterOf, type Exporter } from './exporter.ts';
import { frontendAttrs } from './frontend-attrs.ts';
import type { GrpcClient, UnaryEnd } from './grpc-client.ts';
import { createStepLocator } from './locate-steps.ts';
import { solve } from './solve.ts';

type Emit = (event: UnstampedBuildEvent) => void;
type Exported = Extract<Exporter, { ok: true }>;

/** Where builds are led to. */
export interface ControlTarget {
  readonly docker: Docker;
  readonly info: BasicInfo;
  readonly api: ControlApi;
}

/** What is asked of the control API for a build. */
function solveRequest(
  request: EngineBuildRequest,
  session: string,
  { exporter, exporterAttrs }: Exported,
  caches: BuildCaches,
) {
  const { buildId, options } = request;
  return {
    ref: buildId,
    session,
    exporter,
    exporterAttrs,
    frontendAttrs: frontendAttrs(request, caches.imports),
    cache: { exports: caches.exports },
    // BuildKit wants to be told twice that the host's network is meant.
    entitlements: options.network === 'host' ? ['network.host'] : [],
  };
}

/** What the end of the solve means for the build. */
async function resultOfSolve(
  end: UnaryEnd,
  trace: TraceDecoder,
  isCancelled: boolean,
  caches: BuildCaches,
): Promise<EngineBuildResult> {
  if (end.state === 'ok') {
    const exported = decodeExporterResponse(end.response);
    await tagCaches(caches, exported);
    // Also where containerd keeps the images, whose id is the digest of the manifest.
    return { state: 'succeeded', imageId: exported['containerimage.digest'] ?? null };
  }
  if (isCancelled) return { state: 'cancelled' };
  if (end.state === 'broken') return { state: 'lost', detail: end.detail };
  return failureOf(end, trace);
}

/** A build that failed, as the engine tells it. */
function failureOf(
  { message, status }: Extract<UnaryEnd, { state: 'error' }>,
  trace: TraceDecoder,
): EngineBuildResult {
  const details = status ? readErrorDetails(status) : { digest: null, line: null };
  const step = trace.failedStep(message, details.digest);
  return {
    state: 'failed',
    message,
    stepId: step?.stepId ?? null,
    exitCode: step ? step.exitCode : exitCodeOf(message),
    line: step ? null : (details.line ?? lineOfError(message)),
  };
}

interface Listening {
  readonly emit: Emit;
  readonly room: EngineBuildRequest['room'];
  readonly caches: BuildCaches;
}

/** Runs a build whose session is open. */
async function build(
  client: GrpcClient,
  request: Parameters<typeof solve>[1],
  { emit, room, caches }: Listening,
  cancel: AbortSignal,
): Promise<EngineBuildResult> {
  const trace = createTraceDecoder();
  const locator = createStepLocator();
  const tell = (events: readonly UnstampedBuildEvent[]): void =>
    locator.locate(events).forEach(emit);
  const listener = {
    status: (bytes: Uint8Array) => tell(trace.push(bytes)),
    planned: (result: Uint8Array) => locator.know(decodeLocations(result)),
    room: () => room?.() ?? null,
  };
  const end = await solve(client, request, listener, cancel);
  tell(trace.end());
  return resultOfSolve(end, trace, cancel.aborted, caches);
}

function missingCache(entry: string): UnstampedBuildEvent {
  const message = `There is no such cache yet, and the build goes on without it: ${entry}`;
  return { type: 'warning.raised', message, detail: [], url: null, line: null };
}

/** What a build that has its session is led with. */
interface Led {
  readonly opening: Promise<GrpcClient | null>;
  readonly session: OpenSession;
  readonly exporter: Exported;
  readonly caches: BuildCaches;
}

/** Runs a build as far as it gets; null when the engine does not open its control API. */
async function buildOver(
  target: ControlTarget,
  { opening, session, exporter, caches }: Led,
  ...[request, emit, signals]: [EngineBuildRequest, Emit, BuildSignals]
): Promise<EngineBuildResult | null> {
  const client = await opening;
  if (!client) return null;
  const close = (): void => client.close();
  signals.close.addEventListener('abort', close, { once: true });
  if (signals.close.aborted) close();
  for (const entry of caches.missing) emit(missingCache(entry));
  const wanted = solveRequest(request, session.session.id, exporter, caches);
  const listening = { emit, room: request.room, caches };
  const result = await build(client, wanted, listening, signals.cancel);
  signals.close.removeEventListener('abort', close);
  if (result.state === 'succeeded' && result.imageId !== null) {
    await announceNames(target.docker, target.info, result.imageId, exporter.names);
  }
  const unread = session.failure();
  return result.state === 'failed' && unread instanceof LocalFileError
    ? refusal(unread.message)
    : result;
}

/**
 * Builds with BuildKit by its control API. As by the engine's own, the engine takes what it needs from
 * a session; beside that the frontend tells where each step stands in the Dockerfile, and several
 * platforms, cache exports and other options can be had. Null, and nothing was done, when the engine
 * does not open the API.
 */
export async function buildWithControl(
  target: ControlTarget,
  request: EngineBuildRequest,
  emit: Emit,
  signals: BuildSignals,
): Promise<EngineBuildResult | null> {
  if (signals.cancel.aborted) return { state: 'cancelled' };
  const exporter = exporterOf(request, target.info.imageStore);
  if (!exporter.ok) return refusal(exporter.reason);
  let settled = false;
  // Transfers may end a moment after the build.
  const emitWhileOpen: Emit = (event) => {
    if (!settled) emit(event);
  };
  const opening = target.api.open();
  let session: OpenSession | null = null;
  try {
    const cut = AbortSignal.any([signals.cancel, signals.close]);
    const caches = await findCaches(request);
    session = await openSession(target.docker, request, emitWhileOpen, cut, caches.stores);
    const led = { opening, session, exporter, caches };
    return await buildOver(target, led, request, emitWhileOpen, signals);
  } catch (error) {
    return resultOfError(error, signals.cancel.aborted);
  } finally {
    settled = true;
    session?.session.close();
    (await opening)?.close();
  }
}
