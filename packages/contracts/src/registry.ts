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

/** Where docker itself keeps logins. */
export const LoginStore = z.object({
  /** Docker's configuration file, absolute. */
  file: z.string(),
  /** The helper that logins to the registry that was asked for go to; null for the file itself. */
  helper: z.string().nullable(),
});
export type LoginStore = z.infer<typeof LoginStore>;

/** What the person allows of a registry; by default neither. */
export const RegistryHostRule = z.object({
  host: registryHost,
  /** Asked without encryption: names and passwords can be read on the way. */
  plainHttp: z.boolean(),
  /** Asked at an address of the local network. */
  localNetwork: z.boolean(),
});
export type RegistryHostRule = z.infer<typeof RegistryHostRule>;

/** A change of what is allowed of a registry; what is not named stays as it is. */
export const AllowRegistryRequest = RegistryHostRule.partial({
  plainHttp: true,
  localNetwork: true,
});
export type AllowRegistryRequest = z.infer<typeof AllowRegistryRequest>;

/** A registry that is known here, from wherever. */
export const KnownRegistry = z.object({
  host: z.string(),
  login: KnownLogin.nullable(),
  rule: RegistryHostRule.nullable(),
  /** Images of the engine with a name at this registry. */
  images: z.number(),
  /** The engine itself talks to it in the clear or trusts any certificate (`insecure-registries`). */
  engineInsecure: z.boolean(),
});
export type KnownRegistry = z.infer<typeof KnownRegistry>;

/** Docker Hub first, then by host. */
export const RegistryOverview = z.object({
  registries: z.array(KnownRegistry),
  /** What the engine asks in Docker Hub's place (`registry-mirrors`). */
  mirrors: z.array(z.string()),
  /** Hosts and networks of the engine's `insecure-registries`. */
  insecure: z.array(z.string()),
});
export type RegistryOverview = z.infer<typeof RegistryOverview>;
