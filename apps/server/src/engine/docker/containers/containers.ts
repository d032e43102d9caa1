import type { ContainerDetail } from '@stagecraft/contracts';
import type Docker from 'dockerode';
import type {
  ContainerEngine,
  ContainerLogOptions,
  ContainerOutput,
  EngineFailure,
  EngineRunRequest,
  Outcome,
} from '../../engine.ts';
import { dialStream } from '../dial.ts';
import { outcomeOf } from '../failure.ts';
import { demultiplex } from './demultiplex.ts';
import { removeLabel, runLabel, toContainerDetail } from './detail.ts';

/**
 * Megabytes of a container's log that the engine keeps at least. Without a bound a loop that prints
 * fills the disk of the engine.
 */
const usualLog = 20;

const missing = (id: string): EngineFailure => ({
  kind: 'not_found',
  detail: `No such container: ${id}`,
  status: 404,
});

/** Whether a text can be a container's id or name: it becomes part of a path of the engine's API. */
function isContainerRef(id: string): boolean {
  return /^[a-zA-Z0-9][\w.-]*$/.test(id);
}

/** The body of `POST /containers/create`. */
function createOptions(request: EngineRunRequest): Docker.ContainerCreateOptions {
  const { image, name, ports, command, remove, entrypoint, env, network } = request;
  const [label = '', value = ''] = runLabel.split('=');
  const bindings = ports === 'all' ? [] : ports;
  const portBindings: Record<string, { HostIp: string; HostPort: string }[]> = {};
  for (const { port, hostIp, hostPort } of bindings) {
    // The engine takes a missing port for any free one.
    const HostPort = hostPort === 0 ? '' : String(hostPort);
    (portBindings[port] ??= []).push({ HostIp: hostIp, HostPort });
  }
  return {
    ...(name === null ? {} : { name }),
    Image: image,
    ...(command === null ? {} : { Cmd: [...command] }),
    ...(entrypoint && { Entrypoint: [...entrypoint] }),
    ...(env && { Env: [...env] }),
    Labels: { [label]: value, [removeLabel]: String(remove) },
    ExposedPorts: Object.fromEntries(bindings.map(({ port }) => [port, {}])),
    HostConfig: {
      PublishAllPorts: ports === 'all',
      PortBindings: portBindings,
      LogConfig: {
        Type: 'json-file',
        Config: { 'max-size': `${String(request.keptLog ?? usualLog)}m` },
      },
      ...(network === 'none' && { NetworkMode: 'none' }),
    },
  };
}

async function remove(docker: Docker, id: string): Promise<void> {
  await docker.getContainer(id).remove({ force: true, v: true });
}

async function run(docker: Docker, request: EngineRunRequest): Promise<string> {
  const container = await docker.createContainer(createOptions(request));
  try {
    await container.start();
  } catch (error) {
    await remove(docker, container.id).catch(() => undefined);
    throw error;
  }
  return container.id;
}

async function inspect(docker: Docker, id: string): Promise<ContainerDetail | null> {
  return toContainerDetail(await docker.getContainer(id).inspect());
}

async function listOurs(docker: Docker): Promise<ContainerDetail[]> {
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
  const find = async (id: string): Promise<Outcome<ContainerDetail>> => {
    if (!isContainerRef(id)) return { ok: false, failure: missing(id) };
    const found = await outcomeOf(() => inspect(docker, id));
    if (!found.ok) return found;
    return found.value === null
      ? { ok: false, failure: missing(id) }
      : { ok: true, value: found.value };
  };
  /** Does something with a container of ours. */
  const withOurs = async <T>(id: string, work: (id: string) => Promise<T>): Promise<Outcome<T>> => {
    const found = await find(id);
    return found.ok ? outcomeOf(() => work(found.value.id)) : found;
  };
  return {
    runContainer: (request) => outcomeOf(() => run(docker, request)),
    container: find,
    containers: () => outcomeOf(() => listOurs(docker)),
    containerLogs: (id, options, take, signal) =>
      withOurs(id, (ours) => followLogs(docker, ours, options, take, whileOpen(signal))),
    waitForContainer: (id, signal) => withOurs(id, (ours) => wait(docker, ours, whileOpen(signal))),
    stopContainer: (id) => withOurs(id, (ours) => stop(docker, ours)),
    removeContainer: (id) => withOurs(id, (ours) => remove(docker, ours)),
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
