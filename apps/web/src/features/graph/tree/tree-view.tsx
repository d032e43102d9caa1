import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { SearchBar } from '../search/search-bar.tsx';
import { useFocusOnRequest } from '../selection/use-focus-on-request.ts';
import type { GraphModel } from '../use-graph-model.ts';
import type { TreeItem } from './tree-items.ts';
import { ComparedBar } from '../compared/compared-bar.tsx';
import { TreeLine, type LineDoings } from './tree-line.tsx';
import { TreeTools } from './tree-tools.tsx';
import { useTree } from './use-tree.ts';
import { useTreeSearch } from './use-tree-search.ts';
import { enter, useTreeKeys } from './use-tree-keys.ts';

/** Pixels. */
const lineHeight = 26;

/** The graph in words, for keyboards and screen readers: everything that the canvas shows and does. */
export function TreeView(props: { readonly model: GraphModel }) {
  const { model } = props;
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const scroller = useRef<HTMLDivElement>(null);
  const tree = useTree(model, scroller);
  const onKeyDown = useTreeKeys(tree);
  const { items, active } = tree;
  const doings = useDoings(tree);
  const virtualizer = useLines(scroller, items, active);
  const found = useTreeSearch(model, tree.setActive);
  useFocusOnRequest(() => {
    const { snapshot, cursorInstruction, selection } = store.getState();
    const atCursor = snapshot?.model.instructions[cursorInstruction ?? -1]?.id;
    const chosen = selection.rows[0] ?? selection.nodes[0] ?? atCursor;
    const item = items.find(({ key }) => key === chosen) ?? items[active];
    if (item !== undefined) tree.goTo(item.key);
  });
  return (
    <div className="flex h-full flex-col bg-canvas">
      <TreeTools />
      <TreeBars found={found} />
      <div
        ref={scroller}
        role="tree"
        aria-multiselectable
        aria-label={t('tree.label', { path: model.snapshot.path })}
        className="min-h-0 flex-1 overflow-auto py-1"
        onKeyDown={onKeyDown}
      >
        <div
          role="presentation"
          className="relative"
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const item = items[index];
            return item === undefined ? null : (
              <TreeLine
                key={key}
                item={item}
                graph={model.snapshot}
                active={index === active}
                top={start}
                height={lineHeight}
                doings={doings}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** What is looked for, and what is compared. */
function TreeBars({ found }: { readonly found: ReturnType<typeof useTreeSearch> }) {
  const searching = useAppStore((state) => state.canvasSearch !== null);
  const comparing = useAppStore((state) => state.comparedBuilds !== null);
  if (!searching && !comparing) return null;
  return (
    <div className="flex shrink-0 flex-col gap-1.5 border-b p-1.5">
      {searching ? <SearchBar looking={found} /> : null}
      {comparing ? <ComparedBar /> : null}
    </div>
  );
}

/** What lines do, as functions that stay the same: a line is drawn again only when it shows something else. */
function useDoings(tree: ReturnType<typeof useTree>): LineDoings {
  const store = useAppStoreApi();
  const latest = useRef(tree);
  latest.current = tree;
  return useMemo(
    () => ({
      focus: ({ key }) => latest.current.setActive(key),
      toggle: (item) => latest.current.toggle(item),
      enter: (item) => enter(store, latest.current, item),
    }),
    [store],
  );
}

/** Which lines are in the page: those in view, and wherever one scrolls the one with the keyboard. */
function useLines(
  scroller: RefObject<HTMLElement | null>,
  items: readonly TreeItem[],
  active: number,
) {
  const rangeExtractor = useCallback(
    (range: Range) =>
      [...new Set([...defaultRangeExtractor(range), active])].toSorted((a, b) => a - b),
    [active],
  );
  const getItemKey = useCallback((index: number) => items[index]?.key ?? index, [items]);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    getItemKey,
    overscan: 15,
    rangeExtractor,
  });
  useEffect(() => virtualizer.scrollToIndex(active), [virtualizer, active]);
  return virtualizer;
}
