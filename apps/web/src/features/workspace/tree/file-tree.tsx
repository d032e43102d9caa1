import { useVirtualizer } from '@tanstack/react-virtual';
import { RefreshCw } from 'lucide-react';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { packDrag } from '../../../state/drag-data.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { useDragSource } from '../../../ui/drag-source.ts';
import { treeRows, treeStep, type TreeRow } from './rows.ts';
import { TreeLine } from './tree-line.tsx';

/** Height of a line, pixels. */
const lineHeight = 24;

/** Files and folders of the workspace; folders are read when they are opened. */
export function FileTree() {
  const { t } = useTranslation('workspace');
  const name = useAppStore((state) => state.workspace?.name ?? '');
  const refresh = useAppStore((state) => state.refreshFolders);
  return (
    <div className="flex h-full flex-col">
      <div className="flex h-7 shrink-0 items-center gap-1 pr-1.5 pl-3">
        <h2 className="min-w-0 flex-1 truncate text-xs font-medium text-muted">{name}</h2>
        <IconButton size="small" label={t('tree.refresh')} onClick={refresh}>
          <RefreshCw aria-hidden className="size-3.5" />
        </IconButton>
      </div>
      <TreeBody />
    </div>
  );
}

/** Rows of the tree and the entry that has the focus within it. */
function useTree() {
  const folders = useAppStore((state) => state.folders);
  const expandedFolders = useAppStore((state) => state.expandedFolders);
  const activePath = useAppStore((state) => state.activePath);
  const toggleFolder = useAppStore((state) => state.toggleFolder);
  const openFile = useAppStore((state) => state.openFile);
  const [focused, setFocused] = useState<string | null>(null);
  const rows = useMemo(() => treeRows({ folders, expandedFolders }), [folders, expandedFolders]);
  const isThere = rows.some((row) => row.kind === 'entry' && row.entry.path === focused);
  const activate = (row: TreeRow): void => {
    if (row.kind !== 'entry') return;
    setFocused(row.entry.path);
    if (row.expanded !== null) toggleFolder(row.entry.path);
    else if (row.entry.kind !== 'other') void openFile(row.entry.path);
  };
  return { rows, focused: isThere ? focused : activePath, setFocused, activate };
}

function TreeBody() {
  const { t } = useTranslation('workspace');
  const { rows, focused, setFocused, activate } = useTree();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 12,
  });
  const indexOf = (path: string | null): number =>
    rows.findIndex((row) => row.kind === 'entry' && row.entry.path === path);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = treeStep(rows, focused, event.key);
    if (step === null) return;
    event.preventDefault();
    const index = indexOf(step.path);
    const row = rows[index];
    if (row === undefined) return;
    if (step.do === 'move') {
      setFocused(step.path);
      virtualizer.scrollToIndex(index);
    } else activate(row);
  };
  useDragSource(scroller, draggedEntry);
  const focusedIndex = indexOf(focused);
  return (
    <div
      ref={scroller}
      role="tree"
      aria-label={t('tree.label')}
      tabIndex={0}
      aria-activedescendant={focusedIndex < 0 ? undefined : `tree-${String(focusedIndex)}`}
      onKeyDown={onKeyDown}
      onFocus={() => {
        if (focusedIndex >= 0) virtualizer.scrollToIndex(focusedIndex);
      }}
      className="group/tree min-h-0 flex-1 overflow-auto pb-2 focus-visible:-outline-offset-2"
    >
      <div role="presentation" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <TreeLine
              key={item.key}
              id={`tree-${String(item.index)}`}
              row={row}
              focused={item.index === focusedIndex}
              top={item.start}
              height={lineHeight}
              onActivate={() => activate(row)}
            />
          );
        })}
      </div>
    </div>
  );
}

/** A file or folder of the tree, as it is dragged onto the stage graph. */
function draggedEntry(target: Element) {
  const element = target.closest<HTMLElement>('[data-path]');
  const path = element?.dataset['path'];
  if (element === null || path === undefined) return null;
  const isFolder = element.hasAttribute('aria-expanded');
  const paths = [isFolder ? `${path}/` : path];
  return { element, data: packDrag({ kind: 'files', paths }), label: paths[0] ?? '' };
}
