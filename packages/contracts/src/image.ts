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
