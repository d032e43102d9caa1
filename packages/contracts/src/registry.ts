import * as z from 'zod';

/** Tags of a repository, in the order in which its registry gives them. */
export const TagList = z.object({
  tags: z.array(z.string()),
  /** The repository has more than are listed (limit 1,000). */
  truncated: z.boolean(),
});
export type TagList = z.infer<typeof TagList>;

/** What a registry has under a reference. */
export const RegistryManifest = z.object({
  /** Of the index where there is one, else of the manifest: what a Dockerfile can be pinned to. */
  digest: z.string(),
  /** `os/architecture[/variant]`; without an index the one platform of the image. */
  platforms: z.array(z.string()),
});
export type RegistryManifest = z.infer<typeof RegistryManifest>;
