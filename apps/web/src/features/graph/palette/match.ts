import { defaultFilter } from 'cmdk';

/**
 * How well an entry answers a search, from 0 (not at all) to 1: it must have every word of it, as letters
 * that are merely somewhere in a description are found in nearly all.
 */
export function matchOf(value: string, search: string, keywords: readonly string[] = []): number {
  const text = [value, ...keywords].join(' ').toLowerCase();
  const words = search.toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word))
    ? Math.max(defaultFilter(value, search, [...keywords]), 0.001)
    : 0;
}
