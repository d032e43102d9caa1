import type { FeatureInput } from '../feature.ts';
import { resolverOf } from '../resolver.ts';

/** Tells for an instruction which variables are known to have no value in it. */
export type UnsetLookup = (instruction: number) => (name: string) => boolean;

export function unsetLookup(input: FeatureInput): UnsetLookup {
  const resolver = resolverOf(input);
  return (instruction) => {
    const known = new Map<string, boolean>();
    return (name) => {
      let isUnset = known.get(name);
      if (isUnset !== undefined) return isUnset;
      isUnset =
        /^[A-Za-z_]/.test(name) && resolver.expand(instruction, `$${name}`).missing.length > 0;
      known.set(name, isUnset);
      return isUnset;
    };
  };
}
