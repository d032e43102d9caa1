import {
  decodeSolvedRef,
  encodeEvaluate,
  type Definition,
  type ExecMount,
  type ExecOp,
} from '../../../../buildkit/proto/gateway-exec.ts';
import {
  decodeSolveResult,
  encodeFrontendSolve,
  gatewayMethods,
} from '../../../../buildkit/proto/gateway.ts';
import { readMountIds } from '../../../../buildkit/proto/rpc-status.ts';
import type { Attrs } from '../../../../buildkit/proto/control.ts';
import { callUnary, type GrpcClient, type UnaryEnd } from '../grpc-client.ts';
import { frontend } from '../solve.ts';
import { definitionOf, lastExec, readOps, type Ops } from './definition.ts';

/** Where a build's gateway is. */
export interface Gateway {
  readonly client: GrpcClient;
  /** Headers that name the build. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** A mount, and the result that lies there; empty for none. */
export type SolvedMount = ExecMount & { readonly resultID: string };

/** A RUN, and all that its processes need. */
export interface SolvedStep {
  readonly state: 'solved';
  readonly exec: ExecOp;
  readonly mounts: readonly SolvedMount[];
  readonly shell: readonly string[];
  readonly failed: boolean;
}

interface NotSolved {
  readonly state: 'failed';
  readonly message: string;
  readonly isStep: boolean;
}

/** Of Linux images that set none. */
const defaultShell: readonly string[] = ['/bin/sh', '-c'];

const notSolved = (message: string, isStep = false): NotSolved => ({
  state: 'failed',
  message,
  isStep,
});

const messageOf = (end: Exclude<UnaryEnd, { state: 'ok' }>): string =>
  end.state === 'error' ? end.message : end.detail;

async function evaluate({ client, metadata }: Gateway, definition: Definition): Promise<UnaryEnd> {
  return callUnary(client, gatewayMethods.solve, encodeEvaluate(definition), metadata).ended;
}

/** The results that a RUN builds upon, by the number of its inputs. */
async function solveInputs(
  gateway: Gateway,
  ops: Ops,
  { inputs }: ExecOp,
): Promise<readonly string[] | NotSolved> {
  const ends = await Promise.all(
    inputs.map((input) => evaluate(gateway, definitionOf(ops, input))),
  );
  const ids: string[] = [];
  for (const end of ends) {
    if (end.state !== 'ok') return notSolved(messageOf(end));
    ids.push(decodeSolvedRef(decodeSolveResult(end.response))?.id ?? '');
  }
  return ids;
}

/** Runs the RUN; what lies at its mounts then, by their number, also where it failed. */
async function solveAfter(
  gateway: Gateway,
  { definition }: Ops,
  { mounts }: ExecOp,
): Promise<{ readonly ids: readonly string[]; readonly failed: boolean } | NotSolved> {
  const end = await evaluate(gateway, definition);
  if (end.state === 'ok') {
    const id = decodeSolvedRef(decodeSolveResult(end.response))?.id ?? '';
    return { ids: mounts.map(({ dest }) => (dest === '/' ? id : '')), failed: false };
  }
  const ids = end.state === 'error' && end.status ? readMountIds(end.status) : null;
  return ids === null ? notSolved(messageOf(end), true) : { ids, failed: true };
}

/**
 * Has the frontend read the Dockerfile, takes the RUN at its end, and has made what its processes need.
 *
 * @param attrs the build's options, as the frontend takes them
 */
export async function solveStep(
  gateway: Gateway,
  attrs: Attrs,
  side: 'before' | 'after',
): Promise<SolvedStep | NotSolved> {
  const request = encodeFrontendSolve(frontend, attrs);
  const read = await callUnary(gateway.client, gatewayMethods.solve, request, gateway.metadata)
    .ended;
  if (read.state !== 'ok') return notSolved(messageOf(read));
  const found = decodeSolvedRef(decodeSolveResult(read.response));
  const ops = found === null ? null : readOps(found.definition);
  const exec = ops === null ? null : lastExec(ops);
  if (found === null || ops === null || exec === null) {
    return notSolved('The engine made no step of the instruction.');
  }
  const inputs = await solveInputs(gateway, ops, exec);
  if ('state' in inputs) return inputs;
  const after = side === 'after' ? await solveAfter(gateway, ops, exec) : null;
  if (after !== null && 'state' in after) return after;
  const mounts = exec.mounts.map((mount, at): SolvedMount => {
    const left = after?.ids[at] ?? '';
    const resultID = left === '' ? (inputs[mount.input] ?? '') : left;
    return { ...mount, input: -1, resultID };
  });
  return {
    state: 'solved',
    exec,
    mounts,
    shell: found.shell ?? defaultShell,
    failed: after?.failed ?? false,
  };
}
