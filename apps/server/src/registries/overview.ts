import type { KnownRegistry, LocalImage, RegistryOverview } from '@stagecraft/contracts';
import type { EngineAccess } from '../engine/access.ts';
import type { EngineRegistries } from '../engine/registry-engine.ts';
import type { HostRules } from './host-rules.ts';
import type { RegistryLogins } from './logins.ts';
import { parseReference } from './reference.ts';

const hub = 'docker.io';

/** Images by the registry of their names; an image with several names there counts once. */
function imagesByHost(images: readonly LocalImage[]): ReadonlyMap<string, number> {
  const ids = new Map<string, Set<string>>();
  for (const { ref, id } of images) {
    const parsed = ref === id ? null : parseReference(ref);
    if (!parsed?.ok) continue;
    const { registry } = parsed.value;
    const there = ids.get(registry) ?? new Set();
    ids.set(registry, there.add(id));
  }
  return new Map([...ids].map(([host, { size }]) => [host, size]));
}

const byHost = (a: KnownRegistry, b: KnownRegistry): number => {
  if (a.host === hub || b.host === hub) return a.host === hub ? -1 : 1;
  return a.host < b.host ? -1 : 1;
};

async function askEngine(
  access: EngineAccess,
): Promise<{ images: readonly LocalImage[]; set: EngineRegistries }> {
  const engine = access.engine();
  const none = { mirrors: [], insecure: [] };
  if (engine === null) return { images: [], set: none };
  const [images, set] = await Promise.all([engine.images(), engine.registries()]);
  return { images: images.ok ? images.value : [], set: set.ok ? set.value : none };
}

/** Every registry that is known here, from wherever. Without an engine, what is known besides. */
export async function registryOverview(
  access: EngineAccess,
  logins: RegistryLogins,
  rules: HostRules,
): Promise<RegistryOverview> {
  const [{ images, set }, known] = await Promise.all([askEngine(access), logins.list()]);
  const counts = imagesByHost(images);
  const loginOf = new Map(known.logins.map((login) => [login.host, login]));
  const ruleOf = new Map(rules.list().map((rule) => [rule.host, rule]));
  const single = set.insecure.filter((entry) => !entry.includes('/'));
  const hosts = new Set([hub, ...loginOf.keys(), ...ruleOf.keys(), ...counts.keys(), ...single]);
  const registries = [...hosts].map((host) => ({
    host,
    login: loginOf.get(host) ?? null,
    rule: ruleOf.get(host) ?? null,
    images: counts.get(host) ?? 0,
    engineInsecure: single.includes(host),
  }));
  return {
    registries: registries.toSorted(byHost),
    mirrors: [...set.mirrors],
    insecure: [...set.insecure],
  };
}
