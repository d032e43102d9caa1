import { posix } from 'node:path';
import type { EngineBuildRequest } from '../engine.ts';

type Query = Readonly<Record<string, unknown>>;

/** Parameters that both builders know. `t` repeats, one for each tag; `buildargs` is JSON. */
function commonQuery({ options }: EngineBuildRequest): Query {
  return {
    buildargs: JSON.stringify(options.buildArgs),
    ...(options.tags.length > 0 ? { t: options.tags } : {}),
    ...(options.target === null ? {} : { target: options.target }),
    ...(options.platforms.length === 0 ? {} : { platform: options.platforms.join(',') }),
    ...(options.noCache ? { nocache: '1' } : {}),
    ...(options.pull ? { pull: '1' } : {}),
  };
}

/** Parameters of `POST /build` for BuildKit; `buildid` is what the build is cancelled by. */
export function buildkitQuery(request: EngineBuildRequest, sessionId: string): Query {
  return {
    ...commonQuery(request),
    version: '2',
    buildid: request.buildId,
    session: sessionId,
    // Context and Dockerfile come from the session, where the Dockerfile has a folder of its own.
    remote: 'client-session',
    dockerfile: posix.basename(request.options.dockerfile),
  };
}

/** Parameters of `POST /build` for the classic builder, which leaves no containers behind. */
export function classicQuery(request: EngineBuildRequest): Query {
  return {
    ...commonQuery(request),
    version: '1',
    dockerfile: posix.normalize(request.options.dockerfile),
    rm: '1',
    forcerm: '1',
  };
}
