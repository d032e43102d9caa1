/** A map that keeps what was used last. */
export interface RecentMap<V> {
  readonly size: number;
  has(key: string): boolean;
  /** Looking up is using. */
  get(key: string): V | undefined;
  /** Puts a value in, and gives the keys that had to go for it. */
  set(key: string, value: V): readonly string[];
  clear(): void;
  entries(): readonly (readonly [string, V])[];
}

/** @param most entries that are kept */
export function createRecentMap<V>(most: number): RecentMap<V> {
  // In the order of use.
  const map = new Map<string, V>();
  const put = (key: string, value: V): void => {
    map.delete(key);
    map.set(key, value);
  };
  return {
    get size() {
      return map.size;
    },
    has: (key) => map.has(key),
    get: (key) => {
      const value = map.get(key);
      if (value !== undefined) put(key, value);
      return value;
    },
    set: (key, value) => {
      put(key, value);
      const [oldest] = map.keys();
      if (map.size <= most || oldest === undefined) return [];
      map.delete(oldest);
      return [oldest];
    },
    clear: () => map.clear(),
    entries: () => [...map],
  };
}
