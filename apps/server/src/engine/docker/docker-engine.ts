import Docker from 'dockerode';
import type { Engine, EngineFailure, EngineInfo, Outcome } from '../engine.ts';
import { buildWithBuildkit } from './buildkit-build.ts';
import { buildWithClassic } from './classic/classic-build.ts';
import { connectionOptions, type ConnectionOptions } from './connection.ts';
import { dockerContainers, unusableContainers } from './containers/containers.ts';
import { dialPing } from './dial.ts';
import { outcomeOf, toFailure } from './failure.ts';
import { watchImages } from './image-events.ts';
import { readImageFiles } from './image-files.ts';
import { isImageRef, listImages, readImage, removeImage } from './image.ts';
import { readInfo } from './info.ts';

/** A busy engine may take its time; one that is gone fails at once. */
const pingLimitMs = 5000;

type Builder = EngineInfo['builders'][number];

export interface DockerEngineOptions extends ConnectionOptions {
  /** The builder to use; by default the one that the engine prefers. */
  readonly builder?: Builder;
}

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
    return connected(endpoint, docker, options.builder ?? null);
  } catch (error) {
    return unusable(endpoint, toFailure(error));
  }
}

/** As the engine itself answers to a reference that no image can have. */
const invalidReference = (ref: string): EngineFailure => ({
  kind: 'refused',
  detail: `invalid reference format: ${ref}`,
  status: 400,
});

function connected(endpoint: string, docker: Docker, chosen: Builder | null): Engine {
  const closing = new AbortController();
  const findBuilder = async (): Promise<Outcome<Builder>> => {
    if (chosen) return { ok: true, value: chosen };
    const info = await outcomeOf(() => readInfo(docker));
    return info.ok ? { ok: true, value: info.value.builders[0] ?? 'classic' } : info;
  };
  const whileOpen = (signal: AbortSignal) => AbortSignal.any([signal, closing.signal]);
  return {
    endpoint,
    info: () =>
      outcomeOf(async () => ({ ...(await readInfo(docker)), control: false, platforms: [] })),
    ping: () => outcomeOf(() => dialPing(docker, AbortSignal.timeout(pingLimitMs))),
    async build(request, emit, signal) {
      if (signal.aborted) return { state: 'cancelled' };
      const builder = await findBuilder();
      if (!builder.ok) return { state: 'lost', detail: builder.failure.detail };
      const build = builder.value === 'buildkit' ? buildWithBuildkit : buildWithClassic;
      return build(docker, request, emit, { cancel: signal, close: closing.signal });
    },
    image: async (ref) =>
      isImageRef(ref)
        ? outcomeOf(() => readImage(docker, ref))
        : { ok: false, failure: invalidReference(ref) },
    images: () => outcomeOf(() => listImages(docker)),
    removeImage: async (id) =>
      isImageRef(id)
        ? outcomeOf(() => removeImage(docker, id))
        : { ok: false, failure: invalidReference(id) },
    readFiles: async (id, read, signal) =>
      isImageRef(id)
        ? outcomeOf(() => readImageFiles(docker, id, read, whileOpen(signal)))
        : { ok: false, failure: invalidReference(id) },
    watchImages: async (changed, signal) => {
      // Whatever ends it, the caller only learns that it ended.
      await outcomeOf(() => watchImages(docker, changed, whileOpen(signal)));
    },
    ...dockerContainers(docker, closing.signal),
    close: () => closing.abort(),
  };
}

function unusable(endpoint: string, failure: EngineFailure): Engine {
  return {
    endpoint,
    info: async () => ({ ok: false, failure }),
    ping: async () => ({ ok: false, failure }),
    build: async () => ({ state: 'lost', detail: failure.detail }),
    image: async () => ({ ok: false, failure }),
    images: async () => ({ ok: false, failure }),
    removeImage: async () => ({ ok: false, failure }),
    readFiles: async () => ({ ok: false, failure }),
    watchImages: () => Promise.resolve(),
    ...unusableContainers(failure),
    close: () => undefined,
  };
}
