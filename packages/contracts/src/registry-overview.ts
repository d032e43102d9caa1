import * as z from 'zod';
import { KnownLogin, registryHost } from './registry.ts';

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
