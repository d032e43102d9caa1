import {
  controlMethods,
  encodeControlSolve,
  encodeStatusRequest,
  type ControlSolve,
} from '../../../buildkit/proto/control.ts';
import {
  decodeSolveResult,
  encodeFrontendSolve,
  encodeReturn,
  gatewayBuildHeader,
  gatewayMethods,
} from '../../../buildkit/proto/gateway.ts';
import { encodeRpcStatus } from '../../../buildkit/proto/rpc-status.ts';
import { callUnary, type GrpcClient, type UnaryEnd } from './grpc-client.ts';

/** The frontend that is built into BuildKit; it calls another one where the Dockerfile names it. */
export const frontend = 'dockerfile.v0';

/**
 * How long the steps' last word is waited for once the build has ended, and the build's end once the
 * steps have, in ms.
 */
const lastWordMs = 2000;

export interface SolveListener {
  /** An encoded `StatusResponse`. */
  status(bytes: Uint8Array): void;
  /** Null while more can be told; else settles once it can. */
  room(): Promise<void> | null;
  /** An encoded gateway `Result`: what will be built. Told before anything of it runs. */
  planned(result: Uint8Array): void;
}

/** Has the frontend make the build's graph, and hands it, or the frontend's error, to the build. */
async function lead(
  client: GrpcClient,
  { ref, frontendAttrs }: ControlSolve,
  planned: SolveListener['planned'],
): Promise<void> {
  const metadata = { [gatewayBuildHeader]: ref };
  const request = encodeFrontendSolve(frontend, frontendAttrs);
  const end = await callUnary(client, gatewayMethods.solve, request, metadata).ended;
  // The build has ended, which is told by its own call.
  if (end.state === 'broken') return;
  let outcome: Parameters<typeof encodeReturn>[0];
  if (end.state === 'ok') {
    outcome = { result: decodeSolveResult(end.response) };
    planned(outcome.result);
  } else outcome = { error: end.status ?? encodeRpcStatus(end.code, end.message) };
  await callUnary(client, gatewayMethods.return, encodeReturn(outcome), metadata).ended;
}

/** Waits for a call's end; one that takes longer than `limitMs` is given up, unless it is busy. */
async function endedWithin<T extends { state: string }>(
  call: { reset(): void; readonly ended: Promise<T> },
  limitMs: number,
  isBusy: () => boolean = () => false,
): Promise<T> {
  const giveUp = (): void => {
    if (isBusy()) timer = setTimeout(giveUp, limitMs);
    else call.reset();
  };
  let timer = setTimeout(giveUp, limitMs);
  const end = await call.ended;
  clearTimeout(timer);
  return end;
}

/**
 * Builds over BuildKit's gateway: the frontend makes the graph, which tells where each step stands,
 * then BuildKit builds and exports it. Aborting `cancel` stops the build; the steps' last word still
 * comes. Settles with the exporter's answer, or how the build failed; never rejects.
 */
export async function solve(
  client: GrpcClient,
  request: ControlSolve,
  listener: SolveListener,
  cancel: AbortSignal,
): Promise<UnaryEnd> {
  let heard = 0;
  const status = client.call(controlMethods.status, (bytes) => {
    heard += 1;
    listener.status(bytes);
    return listener.room();
  });
  status.send(encodeStatusRequest(request.ref));
  status.finish();
  const main = callUnary(client, controlMethods.solve, encodeControlSolve(request));
  const stop = (): void => main.reset();
  cancel.addEventListener('abort', stop, { once: true });
  if (cancel.aborted) stop();
  void lead(client, request, (result) => listener.planned(result));
  // BuildKit closes the stream of the steps when the build is over, just before it tells the end.
  void status.ended.then((end) => (end.state === 'ok' ? endedWithin(main, lastWordMs) : null));
  const end = await main.ended;
  cancel.removeEventListener('abort', stop);
  // Without a word so far the build was refused before it began, and there is nothing to tell.
  let known = heard;
  await endedWithin(status, heard > 0 ? lastWordMs : 0, () => {
    const isTelling = heard > known || (heard > 0 && listener.room() !== null);
    known = heard;
    return isTelling;
  });
  return end;
}
