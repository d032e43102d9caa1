import Docker from 'dockerode';
import type { Engine, EngineFailure, EngineInfo } from '../engine.ts';
import { createBuild, type BuildWayOptions } from './build-way.ts';
import { connectionOptions, type ConnectionOptions } from './connection.ts';
import { createControlApi } from './control/connect.ts';
import { openStep } from './control/step/open-step.ts';
import { dockerContainers, unusableContainers } from './containers/containers.ts';
import { dialPing } from './dial.ts';
import { outcomeOf, toFailure } from './failure.ts';
import { watchEvents } from './events.ts';
import { readImageFiles } from './image-files.ts';
import { invalidReference, isImageRef, listImages, readImage, removeImage } from './image.ts';
import { dockerImages, unusableImages } from './images/images.ts';
import { readInfo } from './info.ts';
import { dockerProcesses, unusableProcesses } from './processes/processes.ts';
import { dockerRegistries, unusableRegistries } from './registry/registries.ts';

/** A busy engine may take its time; one that is gone fails at once. */
const pingLimitMs = 5000;

export type DockerEngineOptions = ConnectionOptions & BuildWayOptions;

/**
 * An engine behind Docker's API.
 *
 * @param endpoint as in DOCKER_HOST: `unix:///path`, `npipe:////./pipe/name`, `tcp://host:port`.
 * Nothing is sent before the first call. An endpoint that cannot be used gives a failure on each call.
 */
export function createDockerEngine(
  endpoint: string,
  options: DockerEngineOptions = { certPath: null },
): Engine {
  try {
    const docker = new Docker(connectionOptions(endpoint, options));
    return connected(endpoint, docker, options);
  } catch (error) {
    return unusable(endpoint, toFailure(error));
  }
}

function connected(endpoint: string, docker: Docker, options: BuildWayOptions): Engine {
  const closing = new AbortController();
  const controlApi = createControlApi(docker);
  const build = createBuild(docker, controlApi, options);
  const info = async (): Promise<EngineInfo> => {
    const basic = await readInfo(docker);
    const facts = basic.builders.includes('buildkit') ? await controlApi.facts() : null;
    return { ...basic, control: facts !== null, platforms: [...(facts?.platforms ?? [])] };
  };
  const whileOpen = (signal: AbortSignal) => AbortSignal.any([signal, closing.signal]);
  return {
    endpoint,
    info: () => outcomeOf(info),
    ping: () => outcomeOf(() => dialPing(docker, AbortSignal.timeout(pingLimitMs))),
    build: (request, emit, signal) =>
      build(request, emit, { cancel: signal, close: closing.signal }),
    openStep: async (request, emit, signal) =>
      (options.builder ?? request.build.options.builder) === 'classic' || options.control === false
        ? { state: 'unsupported' }
        : openStep({ docker, api: controlApi }, request, emit, {
            cancel: signal,
            close: closing.signal,
          }),
    image: async (ref) =>
      isImageRef(ref)
        ? outcomeOf(() => readImage(docker, ref))
        : { ok: false, failure: invalidReference(ref) },
    images: () => outcomeOf(() => listImages(docker)),
    removeImage: async (id) =>
      isImageRef(id)
        ? outcomeOf(() => removeImage(docker, id))
        : { ok: false, failure: invalidReference(id) },
    readFiles: async (id, read, signal, path) =>
      isImageRef(id)
        ? outcomeOf(() => readImageFiles(docker, { id, path }, read, whileOpen(signal)))
        : { ok: false, failure: invalidReference(id) },
    watchImages: async (changed, signal) => {
      // Whatever ends it, the caller only learns that it ended.
      await outcomeOf(() => watchEvents(docker, 'image', changed, whileOpen(signal)));
    },
    ...dockerImages(docker, closing.signal),
    ...dockerContainers(docker, closing.signal),
    ...dockerProcesses(docker),
    ...dockerRegistries(docker, closing.signal),
    close: () => closing.abort(),
  };
}

function unusable(endpoint: string, failure: EngineFailure): Engine {
  return {
    endpoint,
    info: async () => ({ ok: false, failure }),
    ping: async () => ({ ok: false, failure }),
    build: async () => ({ state: 'lost', detail: failure.detail }),
    openStep: async () => ({ state: 'failed', message: failure.detail, isStep: false }),
    image: async () => ({ ok: false, failure }),
    images: async () => ({ ok: false, failure }),
    removeImage: async () => ({ ok: false, failure }),
    readFiles: async () => ({ ok: false, failure }),
    watchImages: () => Promise.resolve(),
    ...unusableImages(failure),
    ...unusableContainers(failure),
    ...unusableProcesses(failure),
    ...unusableRegistries(failure),
    close: () => undefined,
  };
}
