/** Keys typed within this time, ms, are one beginning of a name. */
const typingPause = 800;

/** What a key does in a list of a folder's entries. */
export type FolderMove =
  | { readonly kind: 'focus'; readonly at: number }
  | { readonly kind: 'up' }
  | { readonly kind: 'open'; readonly at: number }
  | null;

/** Letters that were typed one after the other. */
export interface Typed {
  readonly text: string;
  /** ms. */
  readonly at: number;
}

/**
 * @param count of the entries
 * @param at the entry that has the keyboard
 */
export function folderMove(key: string, count: number, at: number): FolderMove {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return { kind: 'focus', at: Math.min(at + 1, last) };
    case 'ArrowUp':
      return { kind: 'focus', at: Math.max(at - 1, 0) };
    case 'Home':
      return { kind: 'focus', at: 0 };
    case 'End':
      return { kind: 'focus', at: last };
    case 'ArrowLeft':
    case 'Backspace':
      return { kind: 'up' };
    case 'ArrowRight':
      return { kind: 'open', at };
    default:
      return null;
  }
}

/** What has been typed with one more letter. */
export function typedAfter(before: Typed, letter: string, at: number): Typed {
  return { text: at - before.at < typingPause ? before.text + letter : letter, at };
}

/** The next entry from `at` on whose name begins like that, around the end; -1 without one. */
export function entryLike(names: readonly string[], begin: string, at: number): number {
  const wanted = begin.toLowerCase();
  // The same letter again goes on to the next of its entries.
  const first = wanted.length > 1 ? at : at + 1;
  for (let step = 0; step < names.length; step++) {
    const place = (first + step) % names.length;
    if (names[place]?.toLowerCase().startsWith(wanted) === true) return place;
  }
  return -1;
}
