import {
  unsupported,
  unsupportedTexts,
  type BuildOption,
  type BuildOptions,
} from '@stagecraft/contracts';
import { useAppStore } from '../../../state/hooks.tsx';
import { useBuildModel } from './use-build-model.ts';
import { useLocalized } from './use-localized.ts';

/** The least of each option that some engines cannot do at all. */
const probes: Partial<Record<BuildOption, Partial<BuildOptions>>> = {
  annotations: { annotations: { a: 'a' } },
  namedContexts: { namedContexts: { a: '.' } },
  noCacheStages: { noCacheStages: ['a'] },
  cacheTo: { cacheTo: ['type=inline'] },
  secrets: { secrets: [{ id: 'a', source: { kind: 'typed' } }] },
  ssh: { ssh: ['a'] },
  shmSize: { shmSize: 1 },
  ulimits: { ulimits: [{ name: 'core', soft: 0, hard: 0 }] },
  limits: { limits: { memory: 1, memorySwap: null, cpuSet: null, cpuShares: null } },
};

interface Support {
  /** Why the engine cannot do an option as it would be with a change; null when it can. */
  reasonOf(option: BuildOption, change: Partial<BuildOptions>): string | null;
  /** Why the option cannot be used at all; null when it can. */
  blockedBy(option: BuildOption): string | null;
}

/** What the engine can do of the options, in the page's language. Nothing is known to be impossible without one. */
export function useSupport(): Support {
  const engine = useAppStore((state) => state.engine);
  const options = useAppStore((state) => state.buildOptions);
  const syntax = useBuildModel()?.syntax ?? false;
  const localized = useLocalized();
  const reasonOf: Support['reasonOf'] = (option, change) => {
    if (engine.state !== 'ready' || options === null) return null;
    const found = unsupported({ ...options, ...change }, engine, syntax);
    const reason = found.find((one) => one.option === option)?.reason;
    return reason === undefined ? null : localized(unsupportedTexts[reason]);
  };
  return {
    reasonOf,
    blockedBy: (option) => {
      const probe = probes[option];
      return probe === undefined ? null : reasonOf(option, probe);
    },
  };
}
