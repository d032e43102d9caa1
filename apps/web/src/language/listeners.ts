/** Who wants to hear of something. */
export interface Listeners<T> {
  /** Adds one; gives a way to take it off. */
  add(listener: (value: T) => void): () => void;
  call(value: T): void;
}

export function createListeners<T>(): Listeners<T> {
  const all = new Set<(value: T) => void>();
  return {
    add: (listener) => {
      all.add(listener);
      return () => void all.delete(listener);
    },
    call: (value) => {
      for (const listener of all) listener(value);
    },
  };
}
