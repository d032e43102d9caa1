import { posix } from 'node:path';
import type { EngineBuildRequest } from '../engine.ts';

/**
 * Parameters of `POST /build` for BuildKit. Absent ones keep the engine's default. `t` repeats, one
 * for each tag; `buildargs` is JSON.
 */
export function buildQuery(
  request: EngineBuildRequest,
  sessionId: string,
): Readonly<Record<string, unknown>> {
  const { options } = request;
  return {
    version: '2',
    buildid: request.buildId,
    session: sessionId,
    // Context and Dockerfile come from the session, where the Dockerfile has a folder of its own.
    remote: 'client-session',
    dockerfile: posix.basename(options.dockerfile),
    buildargs: JSON.stringify(options.buildArgs),
    ...(options.tags.length > 0 ? { t: options.tags } : {}),
    ...(options.target === null ? {} : { target: options.target }),
    ...(options.platform === null ? {} : { platform: options.platform }),
    ...(options.noCache ? { nocache: '1' } : {}),
    ...(options.pull ? { pull: '1' } : {}),
  };
}
