import type { EntryList, LayerEntry } from './types.ts';

/** A list of entries that are objects already, for layers that are made by hand. */
export function entryList(entries: readonly LayerEntry[]): EntryList {
  return {
    length: entries.length,
    at(index) {
      const entry = entries[index];
      if (entry === undefined) throw new RangeError(`no entry ${String(index)}`);
      return entry;
    },
    [Symbol.iterator]: () => entries[Symbol.iterator](),
  };
}
