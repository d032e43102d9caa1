import type { PackageText } from './types.ts';

/** A set from words that are separated by spaces. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter((word) => word !== ''));
}

/** A package that only has a name. */
export function unpinned(name: string): PackageText {
  return { name, version: null, source: 'registry', isPinned: false };
}

/** A package from elsewhere than the registry, which is what it is. */
export function fixed(name: string, source: PackageText['source']): PackageText {
  return { name, version: null, source, isPinned: true };
}

export const URL_SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
