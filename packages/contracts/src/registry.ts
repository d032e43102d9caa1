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

/** An image's name or id as a person writes it; the server checks it further. */
export const imageName = z.string().min(1).max(512);

/** `name`, `name:port`, `[address]:port`: a registry as the first part of an image's name tells it. */
export const registryHost = z
  .string()
  .max(261)
  .regex(/^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\])(?::\d{1,5})?$/);

/** How to come by a name at a registry. Only ever sent to the server. */
export const RegistryLogin = z.object({
  host: registryHost,
  /** Empty with an identity token. */
  username: z.string().max(256),
  /** Password or token. Reaches neither disk nor log. */
  secret: z.string().min(1).max(65_536),
  /** Asks the registry first, and keeps nothing that it refuses. */
  check: z.boolean().default(true),
  /**
   * Where it is kept: in the server's memory; or as `docker login` keeps it, with the credential helper
   * that docker's configuration names for the registry, else in the configuration file itself.
   */
  keep: z.enum(['memory', 'docker']).default('memory'),
});
export type RegistryLogin = z.infer<typeof RegistryLogin>;

/** A registry that builds come to by a name, without what goes with the name. */
export const KnownLogin = z.object({
  /** As the first part of an image's name tells it. */
  host: z.string(),
  /** Null where it is not known, or an identity token stands for it. */
  username: z.string().nullable(),
  /** Entered in Stagecraft, in docker's configuration file, or kept by a credential helper. */
  source: z.enum(['entered', 'config', 'helper']),
  /** The helper's name, as in `docker-credential-NAME`; null for other sources. */
  helper: z.string().nullable(),
});
export type KnownLogin = z.infer<typeof KnownLogin>;

/** By host. */
export const RegistryLoginList = z.object({ logins: z.array(KnownLogin) });
export type RegistryLoginList = z.infer<typeof RegistryLoginList>;
