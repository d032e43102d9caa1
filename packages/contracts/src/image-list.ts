import * as z from 'zod';

/** A container of the engine, whoever made it. */
export const EngineContainer = z.object({
  id: z.string(),
  name: z.string(),
  /** Id of the image that it was made from. */
  imageId: z.string(),
  /** The name it was made by, or the id. */
  image: z.string(),
  state: z.string(),
});
export type EngineContainer = z.infer<typeof EngineContainer>;

/** A build of which a record is kept. */
export const ImageMaker = z.object({
  buildId: z.string(),
  workspaceId: z.string(),
  number: z.number().int(),
  /** ms since epoch. */
  createdAt: z.number(),
});
export type ImageMaker = z.infer<typeof ImageMaker>;

export const ImageSummary = z.object({
  id: z.string(),
  /** `name:tag` as a person writes it; empty for a dangling image. */
  tags: z.array(z.string()),
  /** `name@sha256:…`, from registries. */
  digests: z.array(z.string()),
  /** As the engine lists it: unpacked, or what its content takes where containerd keeps the images. */
  bytes: z.number(),
  /** ms since epoch; null when the image does not say. */
  createdAt: z.number().nullable(),
  labels: z.record(z.string(), z.string()),
  /** The image that the classic builder made it from; null for others. */
  parentId: z.string().nullable(),
  /** `os/architecture[/variant]` of those that the engine has; empty where its list does not tell. */
  platforms: z.array(z.string()),
  /** Ids of containers that were made from it. */
  containerIds: z.array(z.string()),
  /** Our builds that made it, the newest first. */
  builds: z.array(ImageMaker),
});
export type ImageSummary = z.infer<typeof ImageSummary>;

/** The newest build of ours that made an image, and which line of its Dockerfile made each entry of the history. */
export const ImageMaking = z.object({
  build: ImageMaker,
  /** The Dockerfile's path in the workspace. */
  dockerfile: z.string(),
  /** For each entry, oldest first: a line, counted from 0; `base` for one of the base image; null where it is not known. */
  lines: z.array(z.union([z.number().int(), z.literal('base')]).nullable()),
});
export type ImageMaking = z.infer<typeof ImageMaking>;

/** What the engine has now. Images newest first; those between two steps of the classic builder are left out. */
export const ImageInventory = z.object({
  images: z.array(ImageSummary),
  containers: z.array(EngineContainer),
});
export type ImageInventory = z.infer<typeof ImageInventory>;

/** Bytes that an image has in common with others; the rest is its own. */
export const ImageShare = z.object({ id: z.string(), shared: z.number() });
export type ImageShare = z.infer<typeof ImageShare>;

export const ImageShares = z.object({
  images: z.array(ImageShare),
  /** Bytes of all layers together, each counted once; null where the engine does not tell. */
  layers: z.number().nullable(),
});
export type ImageShares = z.infer<typeof ImageShares>;

/** Names that an image gets. */
export const TagImageRequest = z.object({
  names: z.array(z.string().min(1).max(512)).min(1).max(50),
});
export type TagImageRequest = z.infer<typeof TagImageRequest>;

export const TaggedImage = z.object({
  results: z.array(
    z.object({
      name: z.string(),
      /** Why it was refused, in the engine's words; null when it was not. */
      refused: z.string().nullable(),
    }),
  ),
});
export type TaggedImage = z.infer<typeof TaggedImage>;

export const RemoveImagesRequest = z.object({
  /** Names or ids, removed in this order. */
  refs: z.array(z.string().min(1).max(512)).min(1).max(20_000),
  force: z.boolean(),
  /** Keeps the images without a name that it was made from (`--no-prune`). */
  keepParents: z.boolean(),
});
export type RemoveImagesRequest = z.infer<typeof RemoveImagesRequest>;

/** What became of one name or id. One line of the answer. */
export const RemovedImage = z.object({
  ref: z.string(),
  untagged: z.array(z.string()),
  /** Ids of images and layers. */
  deleted: z.array(z.string()),
  /** In the engine's words; null when it went well. */
  refused: z.string().nullable(),
});
export type RemovedImage = z.infer<typeof RemovedImage>;

export const PruneRequest = z.object({
  /** All images that no container uses, not the dangling ones alone (`--all`). */
  all: z.boolean(),
  /** `KEY` or `KEY=VALUE`: only images that have all of these labels. */
  labels: z.array(z.string().min(1).max(1000)).max(50),
  /** Only images made before: a span (`24h`) or a moment, as `docker image prune --filter until=` takes it. */
  until: z.string().max(100).nullable(),
});
export type PruneRequest = z.infer<typeof PruneRequest>;

export const PlanPruneRequest = PruneRequest.extend({
  /** Whether to look at the layers of all images, which takes a while where there are many. */
  sizes: z.boolean(),
});
export type PlanPruneRequest = z.infer<typeof PlanPruneRequest>;

/** What pruning would remove, worked out from the engine's lists. */
export const PrunePlan = z.object({
  /** Ids, the newest first. */
  ids: z.array(z.string()),
  /** Images between steps of the classic builder that would go with them. */
  between: z.number().int(),
  /**
   * Bytes of layers that only these images have. `atMost` counts those layers once; `atLeast` leaves out
   * what the engine did not tell the size of. Null where it was not asked for.
   */
  won: z.object({ atLeast: z.number(), atMost: z.number() }).nullable(),
  /** Bytes of their layers that images which stay have, too: nothing is won by these. */
  kept: z.number(),
});
export type PrunePlan = z.infer<typeof PrunePlan>;

export const PrunedImages = z.object({
  untagged: z.array(z.string()),
  deleted: z.array(z.string()),
  /** Bytes, as the engine counts. */
  won: z.number(),
});
export type PrunedImages = z.infer<typeof PrunedImages>;

/** An image that another one was made from, as far as their layers tell. */
export const ImageBase = z.object({
  id: z.string(),
  tags: z.array(z.string()),
  /** Layers that both begin with. */
  layers: z.number().int(),
  /** Entries of its history, with which the other's begins; null when their histories differ. */
  entries: z.number().int().nullable(),
});
export type ImageBase = z.infer<typeof ImageBase>;

/** The one with the most layers first. */
export const ImageBases = z.object({ bases: z.array(ImageBase) });
export type ImageBases = z.infer<typeof ImageBases>;
