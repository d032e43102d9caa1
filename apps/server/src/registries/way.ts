import type { RegistryHostRule } from '@stagecraft/contracts';
import { isLoopbackHost, type Limit } from './address.ts';
import { apiOrigin } from './reference.ts';

/** What the person allows of a registry. */
export type Allowed = Pick<RegistryHostRule, 'plainHttp' | 'localNetwork'>;

/** What is allowed of a registry; neither where nobody said anything. */
export type AllowedOf = (registry: string) => Allowed;

export const nothingAllowed: Allowed = { plainHttp: false, localNetwork: false };

/** How a registry is asked. */
export interface Way {
  /** Scheme and host of its API. */
  readonly origin: string;
  /** As far inside the network as its name may lead. */
  readonly limit: Limit;
}

/** As docker does, this machine is asked in the clear; all else by what is allowed. */
export function wayTo(registry: string, { plainHttp, localNetwork }: Allowed): Way {
  const origin = apiOrigin(registry, plainHttp);
  if (isLoopbackHost(new URL(origin).hostname)) return { origin, limit: 'loopback' };
  return { origin, limit: localNetwork ? 'private' : 'public' };
}
