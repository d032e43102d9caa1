/** Keeps what was made of texts, those that were asked for last. */
export interface Recent<T> {
  readonly get: (text: string) => T | undefined;
  /** Keeps and gives the value. */
  readonly add: (text: string, value: T) => T;
}

/** @param capacity How long the texts may be together, in UTF-16 units; one that is longer is not kept. */
export function makeRecent<T>(capacity: number): Recent<T> {
  /** In the order of their last use. */
  const kept = new Map<string, T>();
  let length = 0;
  const forget = (text: string): void => {
    if (kept.delete(text)) length -= text.length;
  };
  return {
    get: (text) => {
      const value = kept.get(text);
      if (value === undefined) return undefined;
      kept.delete(text);
      kept.set(text, value);
      return value;
    },
    add: (text, value) => {
      if (text.length > capacity) return value;
      forget(text);
      kept.set(text, value);
      length += text.length;
      for (const oldest of kept.keys()) {
        if (length <= capacity) break;
        forget(oldest);
      }
      return value;
    },
  };
}
