import { randomBytes } from 'node:crypto';
import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import type Docker from 'dockerode';
import {
  controlMethods,
  encodeControlSolve,
  encodeStatusRequest,
} from '../../../../buildkit/proto/control.ts';
import {
  encodeReturn,
  gatewayBuildHeader,
  gatewayMethods,
} from '../../../../buildkit/proto/gateway.ts';
import { encodeRpcStatus } from '../../../../buildkit/proto/rpc-status.ts';
import { createTraceDecoder } from '../../../../buildkit/trace/trace-decoder.ts';
import type { EngineStepRequest, OpenedStep } from '../../../step-engine.ts';
import { openSession, type OpenSession } from '../../build-session.ts';
import type { BuildSignals } from '../../build-signals.ts';
import { toFailure } from '../../failure.ts';
import type { ControlApi } from '../connect.ts';
import { frontendAttrs } from '../frontend-attrs.ts';
import { callUnary, type GrpcClient } from '../grpc-client.ts';
import { solveStep } from './solve-step.ts';
import { createStep } from './step.ts';

type Emit = (event: UnstampedBuildEvent) => void;

/** `google.rpc.Code.CANCELLED`: how a build ends of which only the states are wanted. */
const cancelledCode = 1;

/** A build that stays open, so that its states can be asked for. */
interface OpenBuild {
  /** Headers by which a call of the gateway names it. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly ended: Promise<unknown>;
  close(): void;
}

function openBuild(
  client: GrpcClient,
  { buildId, options }: EngineStepRequest['build'],
  session: OpenSession,
  emit: Emit,
): OpenBuild {
  const metadata = { [gatewayBuildHeader]: buildId };
  const trace = createTraceDecoder();
  const status = client.call(controlMethods.status, (bytes) => {
    trace.push(bytes).forEach(emit);
    return null;
  });
  status.send(encodeStatusRequest(buildId));
  status.finish();
  const solve = encodeControlSolve({
    ref: buildId,
    session: session.session.id,
    exporter: '',
    exporterAttrs: {},
    frontendAttrs: {},
    cache: { exports: [] },
    entitlements: options.network === 'host' ? ['network.host'] : [],
  });
  const main = callUnary(client, controlMethods.solve, solve);
  let isClosed = false;
  return {
    metadata,
    ended: main.ended,
    close() {
      if (isClosed) return;
      isClosed = true;
      const outcome = { error: encodeRpcStatus(cancelledCode, 'closed') };
      const returned = callUnary(client, gatewayMethods.return, encodeReturn(outcome), metadata);
      // BuildKit ends what runs in the build's containers before it answers.
      void Promise.race([returned.ended, main.ended]).then(() => {
        main.reset();
        status.reset();
        session.session.close();
        client.close();
      });
    },
  };
}

/**
 * Opens a state of a build through BuildKit's gateway: nothing is exported, and the step's own mounts,
 * secrets and caches are there. Nothing of it stays when its connection ends, however it does.
 */
export async function openStep(
  target: { readonly docker: Docker; readonly api: ControlApi },
  { build, side }: EngineStepRequest,
  emit: Emit,
  signals: BuildSignals,
): Promise<OpenedStep> {
  const client = await target.api.open();
  if (client === null) return { state: 'unsupported' };
  const gone = AbortSignal.any([signals.cancel, signals.close]);
  let session: OpenSession;
  try {
    session = await openSession(target.docker, build, emit, signals.close);
  } catch (error) {
    client.close();
    return { state: 'failed', message: toFailure(error).detail, isStep: false };
  }
  const open = openBuild(client, build, session, emit);
  gone.addEventListener('abort', open.close, { once: true });
  const { metadata } = open;
  const solved = await solveStep({ client, metadata }, frontendAttrs(build, []), side);
  if (signals.cancel.aborted) return { state: 'cancelled' };
  gone.removeEventListener('abort', open.close);
  if (solved.state === 'failed') {
    open.close();
    return solved;
  }
  const step = createStep({ client, metadata }, solved, {
    close: open.close,
    ended: open.ended.then(() => signals.close.removeEventListener('abort', open.close)),
    newId: () => `step${randomBytes(8).toString('hex')}`,
  });
  signals.close.addEventListener('abort', open.close, { once: true });
  return { state: 'opened', step };
}
