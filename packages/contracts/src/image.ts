import * as z from 'zod';

/** One line of `docker history`, oldest first as in the image's config. */
export const HistoryEntry = z.object({
  /** Image or layer id, null for `<missing>`. */
  id: z.string().nullable(),
  /** ms since epoch; null when the image does not say. */
  createdAt: z.number().nullable(),
  /** The instruction as the builder recorded it. */
  createdBy: z.string(),
  /**
   * Bytes of the layer, unpacked; 0 for an entry without a layer. Null when the engine does not know,
   * as containerd's image store does not for an image that it has not unpacked (another platform's).
   */
  size: z.number().nullable(),
  comment: z.string(),
  tags: z.array(z.string()),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const ImageConfig = z.object({
  user: z.string(),
  workingDir: z.string(),
  entrypoint: z.array(z.string()).nullable(),
  cmd: z.array(z.string()).nullable(),
  env: z.array(z.string()),
  exposedPorts: z.array(z.string()),
  volumes: z.array(z.string()),
  labels: z.record(z.string(), z.string()),
  stopSignal: z.string().nullable(),
  shell: z.array(z.string()).nullable(),
  healthcheck: z.array(z.string()).nullable(),
  onBuild: z.array(z.string()),
});
export type ImageConfig = z.infer<typeof ImageConfig>;

export const ImageDetail = z.object({
  id: z.string(),
  tags: z.array(z.string()),
  digests: z.array(z.string()),
  /** Bytes. */
  size: z.number(),
  createdAt: z.number().nullable(),
  os: z.string(),
  architecture: z.string(),
  variant: z.string().nullable(),
  author: z.string(),
  /** Diff ids of the layers, base first. */
  layers: z.array(z.string()),
  config: ImageConfig,
  history: z.array(HistoryEntry),
});
export type ImageDetail = z.infer<typeof ImageDetail>;

/** An image of the engine, once for each of its names. */
export const LocalImage = z.object({
  /** `name:tag` as a person writes it, or the id for an image without a name. */
  ref: z.string(),
  id: z.string(),
  /** As the engine lists it: unpacked, or what its content takes where containerd keeps the images. */
  bytes: z.number(),
  /** ms since epoch. */
  created: z.number(),
});
export type LocalImage = z.infer<typeof LocalImage>;

/** Newest first. */
export const ImageList = z.object({ images: z.array(LocalImage) });
export type ImageList = z.infer<typeof ImageList>;

export const ImageFolderEntry = z.object({ name: z.string(), folder: z.boolean() });
export type ImageFolderEntry = z.infer<typeof ImageFolderEntry>;

/** Entries of one folder of an image, by name. A link counts as a folder when it leads to one. */
export const ImageFolder = z.object({
  entries: z.array(ImageFolderEntry),
  /** The image has more paths than are kept, or was not read to its end: entries may be missing. */
  truncated: z.boolean(),
});
export type ImageFolder = z.infer<typeof ImageFolder>;
