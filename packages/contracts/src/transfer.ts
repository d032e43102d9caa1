import * as z from 'zod';
import { imageName } from './registry.ts';
import { Problem } from './problem.ts';

/** What one layer of a pull or push is in. */
export const LayerState = z.enum([
  'waiting',
  'downloading',
  'verifying',
  'downloaded',
  'extracting',
  'pulled',
  'pushing',
  'pushed',
  /** It was there already. */
  'exists',
  /** The registry took it over from another of its repositories. */
  'mounted',
  /** The connection broke; the engine tries again by itself. */
  'retrying',
]);
export type LayerState = z.infer<typeof LayerState>;

export const TransferLayer = z.object({
  /** The engine's short id of the layer. */
  id: z.string(),
  state: LayerState,
  /** Bytes of what its state does. */
  current: z.number(),
  /** Bytes; null where the engine does not say. */
  total: z.number().nullable(),
});
export type TransferLayer = z.infer<typeof TransferLayer>;

const platform = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(?:\/[a-z0-9_.]+){1,2}$/);

/** What to pull or push. */
export const TransferRequest = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pull'),
    /** `[REGISTRY/]NAME[:TAG][@DIGEST]`; without a tag `latest`. */
    ref: imageName,
    /** `os/architecture[/variant]`; null for the engine's own choice. */
    platform: platform.nullable().default(null),
    /** Every tag of the repository; the name then has neither tag nor digest. */
    allTags: z.boolean().default(false),
  }),
  z.object({
    kind: z.literal('push'),
    /** Id or name of an image that the engine has. */
    image: imageName,
    /** Names to push it by, in this order; those that it does not have yet are given to it first. */
    targets: z.array(imageName).min(1).max(20),
  }),
]);
export type TransferRequest = z.infer<typeof TransferRequest>;

/** What became of one name of a push, or of the name of a pull. */
export const TransferTarget = z.object({
  ref: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  /** Of the manifest, once it is known. */
  digest: z.string().nullable(),
});
export type TransferTarget = z.infer<typeof TransferTarget>;

/** A pull or push as it is right now. It belongs to the server: it goes on when a page is closed. */
export const Transfer = z.object({
  id: z.string(),
  request: TransferRequest,
  state: z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']),
  /** ms since epoch. */
  queuedAt: z.number(),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  targets: z.array(TransferTarget),
  /** Of the target that runs or ran last, in the order in which the engine named them; 500 at most. */
  layers: z.array(TransferLayer),
  /** The last of what the engine said that concerns no layer. */
  status: z.string(),
  /** Bytes that came or went so far. */
  bytes: z.number(),
  /** Bytes a second over the last seconds; null while it is not known. */
  rate: z.number().nullable(),
  /** Of what was pulled, where it is not the one that was asked for. */
  otherPlatform: z.string().nullable(),
  problem: Problem.nullable(),
});
export type Transfer = z.infer<typeof Transfer>;

/** Oldest first. */
export const TransferList = z.object({ transfers: z.array(Transfer) });
export type TransferList = z.infer<typeof TransferList>;
