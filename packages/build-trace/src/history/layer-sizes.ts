import type { MatchedHistoryEntry } from '../types.ts';

/** Built instruction → bytes of its layers, unpacked, as the image's history tells. */
export function layerSizes(history: readonly MatchedHistoryEntry[]): ReadonlyMap<number, number> {
  const sizes = new Map<number, number>();
  for (const { entry, origin } of history) {
    if (origin.kind !== 'instruction' || entry.size === null) continue;
    sizes.set(origin.instruction, (sizes.get(origin.instruction) ?? 0) + entry.size);
  }
  return sizes;
}
