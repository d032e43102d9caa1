import * as z from 'zod';
import { ContainerPort } from './container-run.ts';

/** One published port of a container: of the container, and of the engine's machine. */
export const PublishedPortQuery = z.object({
  port: ContainerPort,
  hostPort: z.string().regex(/^\d{1,5}$/),
});

/**
 * What became of waiting for a published port.
 *
 * - `answers`: something there answers, a web server or something else.
 * - `silent`: it takes connections and says nothing to a request of the web.
 * - `closed`: the engine takes connections and closes them at once, as nothing listens in the container.
 * - `refused`: nothing takes connections.
 * - `ended`: the container does not run any more.
 * - `unpublished`: the engine says nothing of this port.
 * - `unreachable`: it is published where this machine does not reach it: in the private engine's own
 *   network, at a loopback address of another machine, or elsewhere.
 */
export const PortAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answers'), web: z.boolean() }),
  z.object({ kind: z.enum(['silent', 'closed', 'refused', 'unpublished']) }),
  z.object({ kind: z.literal('ended'), exitCode: z.number().int().nullable() }),
  z.object({
    kind: z.literal('unreachable'),
    reason: z.enum(['private', 'loopback', 'elsewhere']),
  }),
]);
export type PortAnswer = z.infer<typeof PortAnswer>;
