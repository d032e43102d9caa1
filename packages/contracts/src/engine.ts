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
