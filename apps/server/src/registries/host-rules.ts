import type { AllowRegistryRequest, RegistryHostRule } from '@stagecraft/contracts';
import { nothingAllowed, type Allowed } from './way.ts';

/** Hosts that something can be allowed of at a time. */
const ruleLimit = 200;

/** What the person allows of which registry. */
export interface HostRules {
  of(host: string): Allowed;
  list(): readonly RegistryHostRule[];
  /** Kept before it settles; a rule that allows nothing goes. The oldest give way to new ones. */
  set(change: AllowRegistryRequest): Promise<void>;
}

/**
 * @param kept as they were kept last
 * @param keep keeps them all
 */
export function createHostRules(
  kept: readonly RegistryHostRule[],
  keep: (rules: readonly RegistryHostRule[]) => Promise<void>,
): HostRules {
  const rules = new Map(kept.map((rule) => [rule.host, rule]));
  return {
    of: (host) => rules.get(host.toLowerCase()) ?? nothingAllowed,
    list: () => [...rules.values()],
    async set(change) {
      const host = change.host.toLowerCase();
      const before = rules.get(host) ?? nothingAllowed;
      const plainHttp = change.plainHttp ?? before.plainHttp;
      const localNetwork = change.localNetwork ?? before.localNetwork;
      rules.delete(host);
      if (plainHttp || localNetwork) rules.set(host, { host, plainHttp, localNetwork });
      const [oldest] = rules.keys();
      if (oldest !== undefined && rules.size > ruleLimit) rules.delete(oldest);
      await keep([...rules.values()]);
    },
  };
}
