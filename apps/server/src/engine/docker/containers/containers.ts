import type { ContainerInspection } from '@stagecraft/contracts';
import type Docker from 'dockerode';
import type {
  ContainerActions,
  ContainerEngine,
  ContainerFacts,
  ContainerFiles,
} from '../../container-engine.ts';
import type { EngineFailure, Outcome } from '../../engine.ts';
import { watchEvents } from '../events.ts';
import { dialJson } from '../dial.ts';
import { outcomeOf } from '../failure.ts';
import { runLabel, toInspection } from './detail.ts';
import { readChanges, readPath, readPathFacts, writePath } from './files.ts';
import { commit, life, readProcesses } from './life.ts';
import { listContainers, listNetworks, listVolumes, pruneContainers } from './list.ts';
import { readLogs } from './logs.ts';
import { followStats } from './stats.ts';

const missing = (id: string): EngineFailure => ({
  kind: 'not_found',
  detail: `No such container: ${id}`,
  status: 404,
});

/** Whether a text can be a container's id or name: it becomes part of a path of the engine's API. */
function isContainerRef(id: string): boolean {
  return /^[a-zA-Z0-9][\w.-]*$/.test(id);
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

/** Asks about one container, unless its name can be none. */
type WithOne = <T>(id: string, work: () => Promise<T>) => Promise<Outcome<T>>;
type WhileOpen = (signal: AbortSignal) => AbortSignal;

const withOne: WithOne = async (id, work) =>
  isContainerRef(id) ? outcomeOf(work) : { ok: false, failure: missing(id) };

function facts(docker: Docker, whileOpen: WhileOpen): ContainerFacts {
  return {
    containerList: (filter) => outcomeOf(() => listContainers(docker, filter)),
    container: (id) => withOne(id, () => inspect(docker, id)),
    rawContainer: (id) => withOne(id, () => dialJson(docker, `/containers/${id}/json`, {})),
    containers: () => outcomeOf(() => listOurs(docker)),
    containerLogs: (id, options, take, signal) =>
      withOne(id, () => readLogs(docker, id, options, take, whileOpen(signal))),
    containerProcesses: (id) => withOne(id, () => readProcesses(docker, id)),
    containerStats: (id, tell, signal) =>
      withOne(id, () => followStats(docker, id, tell, whileOpen(signal))),
    networks: () => outcomeOf(() => listNetworks(docker)),
    volumes: () => outcomeOf(() => listVolumes(docker)),
    async watchContainers(changed, signal) {
      // Whatever ends it, the caller only learns that it ended.
      await outcomeOf(() => watchEvents(docker, 'container', changed, whileOpen(signal)));
    },
  };
}

function actions(docker: Docker, whileOpen: WhileOpen): ContainerActions {
  const whole = { force: true, volumes: true };
  return {
    runContainer: (request) => outcomeOf(() => life.run(docker, request)),
    startContainer: (id) => withOne(id, () => life.start(docker, id)),
    stopContainer: (id, seconds) => withOne(id, () => life.stop(docker, id, seconds)),
    restartContainer: (id, seconds) => withOne(id, () => life.restart(docker, id, seconds)),
    pauseContainer: (id) => withOne(id, () => life.pause(docker, id)),
    unpauseContainer: (id) => withOne(id, () => life.unpause(docker, id)),
    killContainer: (id, signal) => withOne(id, () => life.kill(docker, id, signal)),
    renameContainer: (id, name) => withOne(id, () => life.rename(docker, id, name)),
    waitForContainer: (id, signal) => withOne(id, () => life.wait(docker, id, whileOpen(signal))),
    removeContainer: (id, how = whole) => withOne(id, () => life.remove(docker, id, how)),
    pruneContainers: (request) => outcomeOf(() => pruneContainers(docker, request)),
    commitContainer: (id, request) => withOne(id, () => commit(docker, id, request)),
  };
}

function files(docker: Docker, whileOpen: WhileOpen): ContainerFiles {
  return {
    containerChanges: (id) => withOne(id, () => readChanges(docker, id)),
    containerPath: (id, path) => withOne(id, () => readPathFacts(docker, id, path)),
    readContainerPath: (id, path, signal) =>
      withOne(id, () => readPath(docker, id, path, whileOpen(signal))),
    writeContainerPath: (id, path, archive, signal) =>
      withOne(id, () => writePath(docker, id, path, archive, whileOpen(signal))),
  };
}

/** Containers behind Docker's API. `closing` ends what goes on. */
export function dockerContainers(docker: Docker, closing: AbortSignal): ContainerEngine {
  const whileOpen: WhileOpen = (signal) => AbortSignal.any([signal, closing]);
  return {
    ...facts(docker, whileOpen),
    ...actions(docker, whileOpen),
    ...files(docker, whileOpen),
  };
}

/** Of an engine that cannot be used. */
export function unusableContainers(failure: EngineFailure): ContainerEngine {
  const fail = async (): Promise<Outcome<never>> => ({ ok: false, failure });
  return {
    containerList: fail,
    container: fail,
    rawContainer: fail,
    containers: fail,
    containerLogs: fail,
    containerProcesses: fail,
    containerStats: fail,
    networks: fail,
    volumes: fail,
    watchContainers: () => Promise.resolve(),
    runContainer: fail,
    startContainer: fail,
    stopContainer: fail,
    restartContainer: fail,
    pauseContainer: fail,
    unpauseContainer: fail,
    killContainer: fail,
    renameContainer: fail,
    waitForContainer: fail,
    removeContainer: fail,
    pruneContainers: fail,
    commitContainer: fail,
    containerChanges: fail,
    containerPath: fail,
    readContainerPath: fail,
    writeContainerPath: fail,
  };
}
