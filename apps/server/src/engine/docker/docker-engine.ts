import Docker from 'dockerode';
import type { Engine, EngineFailure } from '../engine.ts';
import { buildWithBuildkit } from './build.ts';
import { connectionOptions, type EndpointOptions } from './endpoint.ts';
import { outcomeOf, toFailure } from './failure.ts';
import { isImageRef, readImage } from './image.ts';
import { readInfo } from './info.ts';

/**
 * An engine behind Docker's API.
 *
 * @param endpoint as in DOCKER_HOST: `unix:///path`, `npipe:////./pipe/name`, `tcp://host:port`.
 * Nothing is sent before the first call. An endpoint that cannot be used gives a failure on each call.
 */
export function createDockerEngine(
  endpoint: string,
  options: EndpointOptions = { certPath: null },
): Engine {
  try {
    return connected(endpoint, new Docker(connectionOptions(endpoint, options)));
  } catch (error) {
    return unusable(endpoint, toFailure(error));
  }
}

function connected(endpoint: string, docker: Docker): Engine {
  const closing = new AbortController();
  return {
    endpoint,
    info: () => outcomeOf(() => readInfo(docker)),
    ping: () =>
      outcomeOf(async () => {
        await docker.ping();
      }),
    build: (request, emit, signal) =>
      buildWithBuildkit(docker, request, emit, AbortSignal.any([signal, closing.signal])),
    image: async (ref) =>
      isImageRef(ref)
        ? outcomeOf(() => readImage(docker, ref))
        : { ok: false, failure: { kind: 'refused', detail: `invalid reference format: ${ref}` } },
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
    close: () => undefined,
  };
}
