import * as z from 'zod';
import { HistoryEntry, ImageConfig } from './image.ts';

/** A page of a registry's repositories, in its own order. */
export const RepositoryPage = z.object({
  /** Without the registry's host. */
  repositories: z.array(z.string()),
  /** What to ask the next page with; null on the last one. */
  next: z.string().nullable(),
});
export type RepositoryPage = z.infer<typeof RepositoryPage>;

/** A page of a repository's tags, in the registry's own order. */
export const TagPage = z.object({
  tags: z.array(z.string()),
  next: z.string().nullable(),
});
export type TagPage = z.infer<typeof TagPage>;

/** An image of one platform that an index names. */
export const RemotePlatform = z.object({
  /** `os/architecture[/variant]`. */
  platform: z.string(),
  digest: z.string(),
  mediaType: z.string(),
});
export type RemotePlatform = z.infer<typeof RemotePlatform>;

export const RemoteLayer = z.object({
  digest: z.string(),
  mediaType: z.string(),
  /** Bytes, as it lies in the registry. */
  size: z.number(),
});
export type RemoteLayer = z.infer<typeof RemoteLayer>;

/** What a registry has under a tag or digest, read without pulling any layer. */
export const RemoteImage = z.object({
  /** Of the index where there is one, else of the manifest. */
  digest: z.string(),
  mediaType: z.string(),
  /** Empty where the manifest is of one image. */
  platforms: z.array(RemotePlatform),
  /** Attestations and the like, which an index lists beside its images. */
  attachments: z.number(),
  /** One image of it; null for something that is none (a chart, a signature). */
  image: z
    .object({
      platform: z.string(),
      digest: z.string(),
      configDigest: z.string(),
      /** Bytes of all layers, as they lie in the registry. */
      size: z.number(),
      /** ms since epoch; null when it does not say. */
      createdAt: z.number().nullable(),
      layers: z.array(RemoteLayer),
      /** Of the unpacked layers, base first. */
      diffIds: z.array(z.string()),
      config: ImageConfig,
      /** Sizes as they lie in the registry. */
      history: z.array(HistoryEntry),
    })
    .nullable(),
});
export type RemoteImage = z.infer<typeof RemoteImage>;

/** The image here beside what a registry has under the name it would be pushed by. */
export const PushComparison = z.object({
  target: z.string(),
  /** What the tag stands for in the registry now; null while there is nothing. */
  remote: z
    .object({ digest: z.string(), createdAt: z.number().nullable(), platform: z.string() })
    .nullable(),
  /** The registry has this very image under the tag. */
  same: z.boolean(),
  /** Layers of the image here. */
  layers: z.number(),
  /** Of these, layers that the image in the registry has, too. */
  sharedLayers: z.number(),
  /** Bytes of the other layers, unpacked: what is sent at most. Null when the engine does not know. */
  newBytes: z.number().nullable(),
});
export type PushComparison = z.infer<typeof PushComparison>;

/** One repository that the registry's search found. */
export const FoundRepository = z.object({
  name: z.string(),
  description: z.string(),
  stars: z.number(),
  official: z.boolean(),
});
export type FoundRepository = z.infer<typeof FoundRepository>;

export const FoundRepositories = z.object({ found: z.array(FoundRepository) });
export type FoundRepositories = z.infer<typeof FoundRepositories>;
