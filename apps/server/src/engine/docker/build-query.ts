import { posix } from 'node:path';
import { packedDockerfile } from '../../buildkit/context/source.ts';
import type { EngineBuildRequest } from '../engine.ts';
import { dockerfileOf } from './build-source.ts';

type Query = Readonly<Record<string, unknown>>;

const some = <T>(list: readonly T[]): boolean => list.length > 0;

/** `type=inline` is told by a build argument. (BuildKit: docs/reference/buildctl.md, cache export.) */
const inlineCache = { BUILDKIT_INLINE_CACHE: '1' } as const;

/** Of `type=registry,ref=NAME` the name; a word without a type is a name itself. */
function cacheImage(word: string): string {
  const fields = word.split(',').map((field) => field.split('='));
  return fields.find(([key]) => key === 'ref')?.[1] ?? word;
}

/**
 * Parameters that both builders know. What repeats is a list, what has parts is JSON. (Source: moby's
 * api/server/router/build/build_routes.go.)
 */
function commonQuery({ options }: EngineBuildRequest): Query {
  return {
    ...(some(Object.keys(options.labels)) ? { labels: JSON.stringify(options.labels) } : {}),
    ...(some(options.tags) ? { t: options.tags } : {}),
    ...(options.target === null ? {} : { target: options.target }),
    ...(some(options.platforms) ? { platform: options.platforms.join(',') } : {}),
    ...(options.noCache ? { nocache: '1' } : {}),
    ...(options.pull ? { pull: '1' } : {}),
    ...(options.network === null ? {} : { networkmode: options.network }),
    ...(some(options.extraHosts) ? { extrahosts: options.extraHosts } : {}),
    ...(options.shmSize === null ? {} : { shmsize: String(options.shmSize) }),
    ...(some(options.ulimits) ? { ulimits: JSON.stringify(options.ulimits.map(toUlimit)) } : {}),
    ...(some(options.cacheFrom)
      ? { cachefrom: JSON.stringify(options.cacheFrom.map(cacheImage)) }
      : {}),
  };
}

/** As Docker's API writes a limit. */
function toUlimit({ name, soft, hard }: EngineBuildRequest['options']['ulimits'][number]): object {
  return { Name: name, Soft: soft, Hard: hard };
}

/** What becomes of the result where that is no image of the engine; the files come by the session. */
function outputQuery({ output }: EngineBuildRequest): Query {
  return output.kind === 'image'
    ? {}
    : { outputs: JSON.stringify([{ Type: output.kind, Attrs: {} }]) };
}

/** Parameters of `POST /build` for BuildKit; `buildid` is what the build is cancelled by. */
export function buildkitQuery(request: EngineBuildRequest, sessionId: string): Query {
  const { buildArgs, cacheTo, dockerfile } = request.options;
  return {
    ...commonQuery(request),
    ...outputQuery(request),
    buildargs: JSON.stringify({ ...buildArgs, ...(some(cacheTo) ? inlineCache : {}) }),
    version: '2',
    buildid: request.buildId,
    session: sessionId,
    // Context and Dockerfile come from the session, where the Dockerfile has a folder of its own.
    remote: 'client-session',
    dockerfile: posix.basename(dockerfile),
  };
}

/** Parameters of `POST /build` for the classic builder, which leaves no containers behind. */
export function classicQuery(request: EngineBuildRequest): Query {
  const { memory, memorySwap, cpuSet, cpuShares } = request.options.limits;
  return {
    ...commonQuery(request),
    buildargs: JSON.stringify(request.options.buildArgs),
    version: '1',
    dockerfile: packedDockerfile(dockerfileOf(request)),
    rm: '1',
    forcerm: '1',
    ...(memory === null ? {} : { memory: String(memory) }),
    ...(memorySwap === null ? {} : { memswap: String(memorySwap) }),
    ...(cpuSet === null ? {} : { cpusetcpus: cpuSet }),
    ...(cpuShares === null ? {} : { cpushares: String(cpuShares) }),
  };
}
