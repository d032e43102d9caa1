import * as z from 'zod';

/** What is known of the engine right now. Sent on connect and on every change. */
export const EngineStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('searching') }),
  z.object({
    state: z.literal('ready'),
    /** As in DOCKER_HOST, e.g. `unix:///var/run/docker.sock`. */
    endpoint: z.string(),
    /** Where the endpoint was found. */
    source: z.enum(['option', 'environment', 'context', 'socket', 'private']),
    name: z.string(),
    version: z.string(),
    apiVersion: z.string(),
    os: z.string(),
    architecture: z.string(),
    cpus: z.number(),
    /** Bytes. */
    memory: z.number(),
    /** Builders that this engine has, the preferred one first. */
    builders: z.array(z.enum(['buildkit', 'classic'])),
    /**
     * BuildKit's control API can be reached, by which it does more: several platforms, cache exports,
     * no cache for some stages, and others that the engine's own API has no words for.
     */
    control: z.boolean(),
    /** Where images are kept: Docker's own store, or containerd's, which has images of several platforms. */
    imageStore: z.enum(['graph', 'containerd']),
    /** What BuildKit's containers can run, each `os/arch[/variant]`, the native one first; empty if not told. */
    platforms: z.array(z.string()),
  }),
  z.object({
    state: z.literal('unavailable'),
    /** The endpoint that was tried last; null when none was found. */
    endpoint: z.string().nullable(),
    reason: z.enum(['not_found', 'refused', 'permission', 'timeout', 'error']),
    /** The system's own words, e.g. `connect ENOENT …`. */
    detail: z.string(),
  }),
]);
export type EngineStatus = z.infer<typeof EngineStatus>;
