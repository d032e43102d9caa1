import Docker from 'dockerode';
import type { Engine, EngineFailure } from '../engine.ts';
import { buildWithBuildkit } from './build.ts';
import { connectionOptions, type ConnectionOptions } from './connection.ts';
import { dialPing } from './dial.ts';
import { outcomeOf, toFailure } from './failure.ts';
import { isImageRef, readImage } from './image.ts';
import { readInfo } from './info.ts';

/** A busy engine may take its time; one that is gone fails at once. */
const pingLimitMs = 5000;

/**
 * An engine behind Docker's API.
 *
 * @param endpoint as in DOCKER_HOST: `unix:///path`, `npipe:////./pipe/name`, `tcp://host:port`.
 * Nothing is sent before the first call. An endpoint that cannot be used gives a failure on each call.
 */
export function createDockerEngine(
  endpoint: string,
  options: ConnectionOptions = { certPath: null },
): Engine {
  try {
    return connected(endpoint, new Docker(connectionOptions(endpoint, options)));
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

function connected(endpoint: string, docker: Docker): Engine {
  const closing = new AbortController();
  return {
    endpoint,
    info: () => outcomeOf(() => readInfo(docker)),
    ping: () => outcomeOf(() => dialPing(docker, AbortSignal.timeout(pingLimitMs))),
    build: (request, emit, signal) =>
      buildWithBuildkit(docker, request, emit, { cancel: signal, close: closing.signal }),
    image: async (ref) =>
      isImageRef(ref)
        ? outcomeOf(() => readImage(docker, ref))
        : { ok: false, failure: invalidReference(ref) },
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
