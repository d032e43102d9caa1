import * as z from 'zod';

/** A port of a container as images declare it with EXPOSE: `8080/tcp`. */
export const ContainerPort = z.string().regex(/^\d{1,5}\/(tcp|udp|sctp)$/);

/** A container's port and where the engine's machine listens for it. */
export const PortBinding = z.object({
  port: ContainerPort,
  /** The engine's machine alone, or every address that it has. */
  hostIp: z.enum(['127.0.0.1', '0.0.0.0']),
  /** 0 for any free one. */
  hostPort: z.number().int().min(0).max(65_535),
});
export type PortBinding = z.infer<typeof PortBinding>;

/** What to run. Containers get no host mounts, no privileges and no host network. */
export const RunContainerRequest = z.object({
  /** Id or name of an image that the engine has; nothing is pulled. */
  image: z.string().min(1).max(512),
  /** By default the engine makes a name up. */
  name: z
    .string()
    .regex(/^[a-zA-Z0-9][\w.-]{0,127}$/)
    .nullable(),
  /** `all`: every port that the image exposes, each at a free one, on every address (`docker run -P`). */
  ports: z.union([z.literal('all'), z.array(PortBinding).max(100)]),
  /** In place of the image's CMD; null for what the image says. */
  command: z.array(z.string().max(32_768)).min(1).max(1000).nullable(),
  /** Removes the container once it has ended and nobody follows its log any more. */
  remove: z.boolean(),
});
export type RunContainerRequest = z.infer<typeof RunContainerRequest>;

/** A port at which the engine's machine listens for the container right now. */
export const PublishedPort = z.object({
  port: z.string(),
  hostIp: z.string(),
  hostPort: z.number().int(),
});
export type PublishedPort = z.infer<typeof PublishedPort>;

/** A container that Stagecraft started. Times are ms since epoch; null for what did not happen yet. */
export const ContainerDetail = z.object({
  id: z.string(),
  name: z.string(),
  /** As it was asked for. */
  image: z.string(),
  imageId: z.string(),
  state: z.enum(['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead']),
  /** Of the main process; null until it has ended. */
  exitCode: z.number().int().nullable(),
  /** The kernel killed a process of it because memory ran out. */
  outOfMemory: z.boolean(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  ports: z.array(PublishedPort),
  /** See `RunContainerRequest`. */
  remove: z.boolean(),
});
export type ContainerDetail = z.infer<typeof ContainerDetail>;

/**
 * What flows on a container's log stream, each frame's `data` as JSON. It begins with the state and the
 * last lines so far; after a lost connection it begins anew. It ends after `gone`, `lost`, or the
 * state of a container that has ended: the client then closes.
 */
export const ContainerMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('state'), container: ContainerDetail }),
  z.object({ kind: z.literal('output'), stream: z.enum(['stdout', 'stderr']), text: z.string() }),
  /** More was written than one stream carries: no more output follows; the container goes on. */
  z.object({ kind: z.literal('cut') }),
  /** The container was removed, by whoever did it. */
  z.object({ kind: z.literal('gone') }),
  /** The engine does not answer any more: what became of the container is not known. */
  z.object({ kind: z.literal('lost'), detail: z.string() }),
]);
export type ContainerMessage = z.infer<typeof ContainerMessage>;
