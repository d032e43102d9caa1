import * as z from 'zod';

/** A port at which the engine's machine listens for the container right now. */
export const PublishedPort = z.object({
  port: z.string(),
  hostIp: z.string(),
  hostPort: z.number().int(),
});
export type PublishedPort = z.infer<typeof PublishedPort>;

export const ContainerState = z.enum([
  'created',
  'running',
  'paused',
  'restarting',
  'removing',
  'exited',
  'dead',
]);
export type ContainerState = z.infer<typeof ContainerState>;

/** A container of the engine, whoever made it. Times are ms since epoch; null for what did not happen yet. */
export const ContainerDetail = z.object({
  id: z.string(),
  name: z.string(),
  /** As it was asked for. */
  image: z.string(),
  imageId: z.string(),
  state: ContainerState,
  /** Of the main process; null until it has ended. */
  exitCode: z.number().int().nullable(),
  /** The kernel killed a process of it because memory ran out. */
  outOfMemory: z.boolean(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  ports: z.array(PublishedPort),
  /** It is removed once it has ended (`--rm`). */
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
