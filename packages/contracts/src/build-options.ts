import * as z from 'zod';

/** Accepted by the engine as a tag: name with optional registry and tag, no digest. Checked in full by the engine. */
const tag = z.string().min(1).max(512).regex(/^\S+$/);
const path = z.string().max(4096);
const name = z.string().min(1).max(256);
/** Name → value. */
const pairs = z.record(name, z.string().max(32_768));
/** A list of words of which each is one flag's value. */
const words = z.array(z.string().min(1).max(4096)).max(64);

/** What the build may read by COPY and ADD. Paths are relative to the workspace. */
export const BuildContextSource = z.discriminatedUnion('kind', [
  /** A folder of the workspace; `''` is the workspace itself. */
  z.object({ kind: z.literal('folder'), path }),
  /** A tar archive (also gzip, bzip2, xz) of the workspace. */
  z.object({ kind: z.literal('tarball'), path: path.min(1) }),
  /** A git repository or a tar archive by its URL, as `docker build URL` takes it: fetched by the engine. */
  z.object({ kind: z.literal('remote'), url: z.string().min(1).max(4096) }),
  /** The Dockerfile alone, as `docker build -`. */
  z.object({ kind: z.literal('none') }),
]);
export type BuildContextSource = z.infer<typeof BuildContextSource>;

/** Where a secret's value comes from. The value itself is never part of the options. */
export const BuildSecret = z.object({
  /** As `RUN --mount=type=secret,id=…` names it. */
  id: name,
  source: z.discriminatedUnion('kind', [
    /** A variable of the server's environment. */
    z.object({ kind: z.literal('variable'), name }),
    /** A file of the workspace. */
    z.object({ kind: z.literal('file'), path: path.min(1) }),
    /** Given with the request that starts the build, kept in memory for its length. */
    z.object({ kind: z.literal('typed') }),
  ]),
});
export type BuildSecret = z.infer<typeof BuildSecret>;

/** What becomes of the result. Destinations are relative to the workspace. */
export const BuildOutput = z.discriminatedUnion('kind', [
  /** An image of the engine. */
  z.object({ kind: z.literal('image') }),
  /** The result's files, into a folder. */
  z.object({ kind: z.literal('local'), path: path.min(1) }),
  /** The result's files as one tar archive. */
  z.object({ kind: z.literal('tar'), path: path.min(1) }),
  /** Nothing: the build only fills the cache. */
  z.object({ kind: z.literal('cacheonly') }),
]);
export type BuildOutput = z.infer<typeof BuildOutput>;

export const Ulimit = z.object({
  name,
  /** -1 for no limit. */
  soft: z.number().int().min(-1),
  hard: z.number().int().min(-1),
});
export type Ulimit = z.infer<typeof Ulimit>;

/** Limits of the classic builder's containers; BuildKit has none. Bytes; null where not limited. */
export const BuildLimits = z.object({
  memory: z.number().int().positive().nullable(),
  /** Memory and swap together; -1 for no limit. */
  memorySwap: z.number().int().min(-1).nullable(),
  /** As `--cpuset-cpus`, e.g. `0-3`. */
  cpuSet: z.string().max(256).nullable(),
  /** Relative weight. */
  cpuShares: z.number().int().positive().nullable(),
});
export type BuildLimits = z.infer<typeof BuildLimits>;

const noLimits: BuildLimits = { memory: null, memorySwap: null, cpuSet: null, cpuShares: null };

const shape = z.object({
  /** Relative to the workspace; it need not lie in the context. */
  dockerfile: path.min(1),
  /** Null leaves the choice to the engine. */
  builder: z.enum(['buildkit', 'classic']).nullable().default(null),
  context: BuildContextSource.default({ kind: 'folder', path: '' }),
  /** Name → folder of the workspace, URL, `docker-image://…`, as `--build-context` takes it. */
  namedContexts: z.record(name, z.string().min(1).max(4096)).default({}),
  /** Stage name or index; null for the last stage. */
  target: z.string().max(256).nullable(),
  tags: z.array(tag).max(16),
  buildArgs: pairs,
  labels: pairs.default({}),
  annotations: pairs.default({}),
  noCache: z.boolean(),
  /** Stages that are built anew, as `--no-cache-filter`. */
  noCacheStages: z.array(name).max(64).default([]),
  pull: z.boolean(),
  /** Each `os/arch[/variant]`; none for the engine's own. */
  platforms: z.array(z.string().min(1).max(64)).max(16).default([]),
  /** As `--network`: `default`, `none`, `host`, or a network's name (classic builder). */
  network: z.string().max(256).nullable().default(null),
  /** Each `name:address`. */
  extraHosts: words.default([]),
  /** Bytes of /dev/shm. */
  shmSize: z.number().int().positive().nullable().default(null),
  ulimits: z.array(Ulimit).max(32).default([]),
  limits: BuildLimits.default(noLimits),
  /** Each as `--cache-from` takes it: an image, `type=registry,ref=…`, or `type=local,src=FOLDER`. */
  cacheFrom: words.default([]),
  /** Each as `--cache-to` takes it: `type=inline`, `type=registry,ref=…`, `type=local,dest=FOLDER`. */
  cacheTo: words.default([]),
  output: BuildOutput.default({ kind: 'image' }),
  secrets: z.array(BuildSecret).max(64).default([]),
  /** Ids of `RUN --mount=type=ssh` that get the server's SSH agent. */
  ssh: z.array(name).max(16).default([]),
});

/** Records from before several platforms could be named have one, or null. */
function withPlatforms(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('platform' in value)) return value;
  const { platform, ...rest } = value;
  return { platforms: platform === null ? [] : [platform], ...rest };
}

/** All that `docker build` can be told. What an engine cannot do of it: `build-support.ts`. */
export const BuildOptions = z.preprocess(withPlatforms, shape);
export type BuildOptions = z.infer<typeof shape>;

/** Options as they are before anybody chose any: `docker build .` */
export function defaultBuildOptions(dockerfile: string): BuildOptions {
  return shape.parse({
    dockerfile,
    target: null,
    tags: [],
    buildArgs: {},
    noCache: false,
    pull: false,
  });
}
