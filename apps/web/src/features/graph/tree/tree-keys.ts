import type { TreeItem } from './tree-items.ts';

/** What a key does in the tree, apart from gestures. */
export type TreeStep =
  | { readonly do: 'move'; readonly to: number }
  | { readonly do: 'open' | 'close'; readonly item: TreeItem };

const page = 10;

/** Arrows, Home, End and page keys as in the ARIA tree pattern; null for any other key. */
export function treeStep(items: readonly TreeItem[], at: number, key: string): TreeStep | null {
  const item = items[at];
  const last = items.length - 1;
  const to = (index: number): TreeStep => ({
    do: 'move',
    to: Math.min(last, Math.max(0, index)),
  });
  if (item === undefined) return null;
  switch (key) {
    case 'ArrowDown':
      return to(at + 1);
    case 'ArrowUp':
      return to(at - 1);
    case 'Home':
      return to(0);
    case 'End':
      return to(last);
    case 'PageDown':
      return to(at + page);
    case 'PageUp':
      return to(at - page);
    case 'ArrowRight':
      if (item.expanded === null) return null;
      return item.expanded ? to(at + 1) : { do: 'open', item };
    case 'ArrowLeft':
      if (item.expanded === true) return { do: 'close', item };
      return item.level === 1 ? null : to(parentOf(items, at));
    default:
      return null;
  }
}

function parentOf(items: readonly TreeItem[], at: number): number {
  const level = items[at]?.level ?? 1;
  let index = at;
  while (index > 0 && (items[index]?.level ?? 1) >= level) index -= 1;
  return index;
}

/** Names by which items are found by typing: of the card, of the instruction. */
export function typedName({ content }: TreeItem): string {
  if (content.kind === 'row') return `${content.row.keyword} ${content.row.text}`.toLowerCase();
  if (content.kind === 'relation') return '';
  const { card } = content;
  if (card.kind === 'stage') return (card.name ?? String(card.index)).toLowerCase();
  return card.kind === 'image' ? card.reference.toLowerCase() : '';
}

/** The next item after `at` whose name begins with what was typed; -1 for none. One letter goes on to the next. */
export function findTyped(items: readonly TreeItem[], at: number, typed: string): number {
  const first = typed.length > 1 ? 0 : 1;
  for (let step = first; step <= items.length; step += 1) {
    const index = (at + step) % items.length;
    const item = items[index];
    if (item !== undefined && typedName(item).startsWith(typed)) return index;
  }
  return -1;
}
