import {
  encodeNewContainer,
  encodeReleaseContainer,
  mountTypes,
  stepMethods,
} from '../../../../buildkit/proto/gateway-exec.ts';
import type { EngineFailure, Outcome } from '../../../engine.ts';
import type { EngineProcess } from '../../../process-engine.ts';
import type { EngineStep, StepProcessRequest, StepSurroundings } from '../../../step-engine.ts';
import { callUnary, type UnaryEnd } from '../grpc-client.ts';
import { readFolder } from './folder.ts';
import { listFolder } from './list-folder.ts';
import { runProcess, type GatewayExec } from './process.ts';
import { fileByCommand, readFile } from './file.ts';
import type { Gateway, SolvedStep } from './solve-step.ts';

const failureOf = (end: Exclude<UnaryEnd, { state: 'ok' }>): EngineFailure =>
  end.state === 'error'
    ? { kind: 'error', detail: end.message }
    : { kind: 'unreachable', detail: end.detail };

function surroundingsOf({ exec, shell }: SolvedStep): StepSurroundings {
  const { env, cwd, user } = exec.meta;
  return {
    shell,
    env,
    directory: cwd === '' ? '/' : cwd,
    user,
    mounts: exec.mounts.flatMap(({ dest, mountType }) => {
      const type = mountTypes[mountType];
      return dest === '/' || type === undefined ? [] : [{ type, target: dest }];
    }),
  };
}

/** A process of which only the output is wanted has no terminal. */
type GatewayProcess = Omit<StepProcessRequest, 'size'> & Pick<GatewayExec, 'size'>;

/** Runs a process in a container of its own, which goes with it. */
async function run(
  { client, metadata }: Gateway,
  { exec, mounts }: SolvedStep,
  container: string,
  { command, env, size }: GatewayProcess,
): Promise<Outcome<EngineProcess>> {
  const asked = encodeNewContainer(container, mounts, exec.network);
  const made = await callUnary(client, stepMethods.newContainer, asked, metadata).ended;
  if (made.state !== 'ok') return { ok: false, failure: failureOf(made) };
  const meta = { ...exec.meta, args: command, env: [...exec.meta.env, ...env] };
  const release = (): void => {
    void callUnary(
      client,
      stepMethods.releaseContainer,
      encodeReleaseContainer(container),
      metadata,
    ).ended;
  };
  const { security } = exec;
  return runProcess(client, { container, meta, security, size, metadata }, release);
}

interface Lifetime {
  readonly close: () => void;
  readonly ended: Promise<void>;
  /** Of a container: letters and digits. */
  readonly newId: () => string;
}

/** A state of a build that is open at BuildKit's gateway. */
export function createStep(
  gateway: Gateway,
  solved: SolvedStep,
  { close, ended, newId }: Lifetime,
): EngineStep {
  const rootId = solved.mounts.find(({ dest }) => dest === '/')?.resultID ?? '';
  const start = (request: GatewayProcess) => run(gateway, solved, newId(), request);
  return {
    surroundings: surroundingsOf(solved),
    failed: solved.failed,
    run: start,
    // BuildKit reads no folders and files of what a failed RUN left.
    folder: (path) => (solved.failed ? listFolder(start, path) : readFolder(gateway, rootId, path)),
    file: (path, length) =>
      solved.failed
        ? fileByCommand((command) => start({ command, env: [], size: null }), path, length)
        : readFile(gateway, rootId, path, length),
    ended,
    close,
  };
}
