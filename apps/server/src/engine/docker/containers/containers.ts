import type { ContainerInspection } from '@stagecraft/contracts';
import type Docker from 'dockerode';
import type {
  ContainerEngine,
  ContainerLogOptions,
  ContainerOutput,
  EngineRunRequest,
} from '../../container-engine.ts';
import type { EngineFailure, Outcome } from '../../engine.ts';
import { dialStream } from '../dial.ts';
import { outcomeOf } from '../failure.ts';
import { createOptions } from './create.ts';
import { demultiplex } from './demultiplex.ts';
import { runLabel, toInspection } from './detail.ts';

const missing = (id: string): EngineFailure => ({
  kind: 'not_found',
  detail: `No such container: ${id}`,
  status: 404,
});

/** Whether a text can be a container's id or name: it becomes part of a path of the engine's API. */
function isContainerRef(id: string): boolean {
  return /^[a-zA-Z0-9][\w.-]*$/.test(id);
}

async function remove(docker: Docker, id: string): Promise<void> {
  await docker.getContainer(id).remove({ force: true, v: true });
}

async function run(docker: Docker, request: EngineRunRequest): Promise<string> {
  const container = await docker.createContainer(createOptions(request));
  if (!request.start) return container.id;
  try {
    await container.start();
  } catch (error) {
    await remove(docker, container.id).catch(() => undefined);
    throw error;
  }
  return container.id;
}

async function inspect(docker: Docker, id: string): Promise<ContainerInspection> {
  return toInspection(await docker.getContainer(id).inspect());
}

async function listOurs(docker: Docker): Promise<ContainerInspection[]> {
  const filters = { label: [runLabel] };
  const listed = await docker.listContainers({ all: true, filters });
  // One that goes away meanwhile is not there any more.
  const read = listed.map(({ Id }) => inspect(docker, Id).catch(() => null));
  return (await Promise.all(read)).filter((detail) => detail !== null);
}

async function followLogs(
  docker: Docker,
  id: string,
  { tail, limit }: ContainerLogOptions,
  take: (output: ContainerOutput) => Promise<void>,
  signal: AbortSignal,
): Promise<'complete' | 'cut'> {
  signal.throwIfAborted();
  const query = { follow: true, stdout: true, stderr: true, tail };
  const answer = await dialStream(docker, `/containers/${id}/logs`, query, signal);
  let bytes = 0;
  for await (const output of demultiplex(answer)) {
    await take(output);
    bytes += Buffer.byteLength(output.text);
    // Leaving the loop closes the connection.
    if (bytes > limit) return 'cut';
  }
  signal.throwIfAborted();
  return 'complete';
}

/** What a container has to end by itself before it is killed, in s: Docker's own; Podman has none in its API. */
const stopSeconds = 10;

/** `POST /containers/{id}/stop`, which answers 304 for one that has ended. */
async function stop(docker: Docker, id: string): Promise<void> {
  try {
    await docker.getContainer(id).stop({ t: stopSeconds });
  } catch (error) {
    if (!(error instanceof Error) || Reflect.get(error, 'statusCode') !== 304) throw error;
  }
}

async function wait(docker: Docker, id: string, signal: AbortSignal): Promise<number> {
  signal.throwIfAborted();
  const answer: unknown = await docker.getContainer(id).wait({ abortSignal: signal });
  return Number(Reflect.get(Object(answer), 'StatusCode'));
}

/** Containers behind Docker's API. `closing` ends what goes on. */
export function dockerContainers(docker: Docker, closing: AbortSignal): ContainerEngine {
  const whileOpen = (signal: AbortSignal) => AbortSignal.any([signal, closing]);
  const withOne = async <T>(id: string, work: () => Promise<T>): Promise<Outcome<T>> =>
    isContainerRef(id) ? outcomeOf(work) : { ok: false, failure: missing(id) };
  return {
    runContainer: (request) => outcomeOf(() => run(docker, request)),
    container: (id) => withOne(id, () => inspect(docker, id)),
    containers: () => outcomeOf(() => listOurs(docker)),
    containerLogs: (id, options, take, signal) =>
      withOne(id, () => followLogs(docker, id, options, take, whileOpen(signal))),
    waitForContainer: (id, signal) => withOne(id, () => wait(docker, id, whileOpen(signal))),
    stopContainer: (id) => withOne(id, () => stop(docker, id)),
    removeContainer: (id) => withOne(id, () => remove(docker, id)),
  };
}

/** Of an engine that cannot be used. */
export function unusableContainers(failure: EngineFailure): ContainerEngine {
  const fail = async (): Promise<Outcome<never>> => ({ ok: false, failure });
  return {
    runContainer: fail,
    container: fail,
    containers: fail,
    containerLogs: fail,
    waitForContainer: fail,
    stopContainer: fail,
    removeContainer: fail,
  };
}
