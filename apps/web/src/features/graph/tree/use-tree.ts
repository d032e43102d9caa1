import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';
import type { GraphModel } from '../use-graph-model.ts';
import { treeItems, type TreeItem } from './tree-items.ts';

interface Tree {
  readonly items: readonly TreeItem[];
  /** Index of the item that has the keyboard, or gets it when one comes into the tree. */
  readonly active: number;
  /** Another item has the keyboard now. */
  setActive(key: string): void;
  /** Moves the keyboard to an item, once it is drawn. */
  goTo(key: string): void;
  /** Opens or closes what is under an item. */
  toggle(item: TreeItem): void;
}

/** The lines of the tree, what is open in it, and where its keyboard is. */
export function useTree(model: GraphModel, frame: RefObject<HTMLElement | null>): Tree {
  const collapsed = useAppStore((state) => state.collapsed);
  const toggleCollapsed = useAppStore((state) => state.toggleCollapsed);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [activeKey, setActive] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const last = useRef(0);
  const { cards, snapshot } = model;
  const items = useMemo(
    () => treeItems({ cards, graph: snapshot.graph, closed: new Set(collapsed), opened }),
    [cards, snapshot.graph, collapsed, opened],
  );
  const fallback = useAppStore((state) => state.selection.rows[0] ?? state.selection.nodes[0]);
  const active = activeIndex(items, [activeKey, fallback ?? null], last.current);
  last.current = active;
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const selector = `[data-tree-key="${CSS.escape(wanted.current)}"]`;
    const element = frame.current?.querySelector<HTMLElement>(selector);
    if (element == null) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
  });
  const goTo = (key: string): void => {
    wanted.current = key;
    setActive(key);
  };
  const toggle = ({ key, content }: TreeItem): void => {
    if (content.kind === 'card') toggleCollapsed(key);
    else setOpened((now) => (now.has(key) ? without(now, key) : new Set([...now, key])));
  };
  return { items, active, setActive, goTo, toggle };
}

function without(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return new Set([...keys].filter((one) => one !== key));
}

/** The first of the keys that the tree has; else what stands now where the keyboard was. */
function activeIndex(
  items: readonly TreeItem[],
  keys: readonly (string | null)[],
  last: number,
): number {
  for (const key of keys) {
    const index = key === null ? -1 : items.findIndex((item) => item.key === key);
    if (index >= 0) return index;
  }
  return Math.max(0, Math.min(last, items.length - 1));
}
