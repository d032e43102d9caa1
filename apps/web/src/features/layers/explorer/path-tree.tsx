import type { LayerPath } from '@stagecraft/contracts';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Spinner } from '../../../ui/spinner.tsx';
import { isFolder } from '../shared/words.ts';
import { useLanguage } from '../shared/analysed.tsx';
import { columns, PathRow, roomyColumn } from './path-row.tsx';
import { findTyped, treeMove, type TreeRow } from './rows.ts';

/** Height of a line, pixels. */
const lineHeight = 24;
/** How long the letters of a name may be apart while it is typed, in ms. */
const typingMs = 700;

interface PathTreeProps {
  readonly label: string;
  readonly rows: readonly TreeRow[];
  readonly chosen: string | null;
  /** Shows whole paths, for a list without folders to open. */
  readonly flat?: boolean;
  readonly onChoose: (path: LayerPath) => void;
  readonly onToggle?: (path: string, open: boolean) => void;
  /** A line that has not come yet is in view. */
  readonly onWant?: (row: TreeRow) => void;
}

const pathOfRow = (row: TreeRow | undefined): string | null =>
  row?.kind === 'path' ? row.path.path : null;

/** Letters that were typed shortly after each other. */
function useTyped(): (letter: string) => string {
  const typed = useRef({ text: '', at: 0 });
  return (letter) => {
    const now = Date.now();
    const text = now - typed.current.at > typingMs ? letter : typed.current.text + letter;
    typed.current = { text, at: now };
    return text;
  };
}

/** The focused line: kept by path, as lines come and go around it. */
function useFocus(rows: readonly TreeRow[], chosen: string | null) {
  const [focused, setFocused] = useState<{ path: string | null; index: number }>({
    path: chosen,
    index: 0,
  });
  const at =
    pathOfRow(rows[focused.index]) === focused.path
      ? focused.index
      : rows.findIndex((row) => row.kind === 'path' && row.path.path === focused.path);
  const index = at < 0 ? Math.min(focused.index, rows.length - 1) : at;
  const focus = (to: number): void => setFocused({ path: pathOfRow(rows[to]), index: to });
  return { index, focus };
}

/** The lines in view, the one with the focus, and what keys do. */
function usePathTree(props: PathTreeProps) {
  const { rows, chosen, onWant } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { index, focus } = useFocus(rows, chosen);
  const typed = useTyped();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 12,
  });
  const items = virtualizer.getVirtualItems();
  useEffect(() => {
    for (const item of items) {
      const row = rows[item.index];
      if (row?.kind === 'waiting') onWant?.(row);
    }
  });
  const goTo = (to: number): void => {
    focus(to);
    virtualizer.scrollToIndex(to);
  };
  const toggle = (row: TreeRow | undefined): void => {
    if (row?.kind === 'path' && row.expanded !== null)
      props.onToggle?.(row.path.path, !row.expanded);
  };
  const show = (row: TreeRow | undefined): void => {
    if (row?.kind === 'path') props.onChoose(row.path);
    toggle(row);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 240) / lineHeight) - 1);
    const move = treeMove(rows, index, event.key, page);
    const found =
      move === null && event.key.length === 1 ? findTyped(rows, index, typed(event.key)) : null;
    if (move === null && found === null) return;
    event.preventDefault();
    if (found !== null) goTo(found);
    else if (move?.do === 'move') goTo(move.to);
    else if (move?.do === 'show') show(rows[index]);
    else if (move !== null) props.onToggle?.(move.path, move.do === 'open');
  };
  return { scroller, virtualizer, items, index, focus, show, toggle, onKeyDown };
}

/** Paths of an image with their columns; only the lines in view are drawn. */
export function PathTree(props: PathTreeProps) {
  const { rows, chosen } = props;
  const tree = usePathTree(props);
  const { scroller, virtualizer, items, index, focus, show, toggle, onKeyDown } = tree;
  return (
    <div
      role="treegrid"
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      tabIndex={0}
      aria-activedescendant={rows.length === 0 ? undefined : `layer-path-${String(index)}`}
      ref={scroller}
      onKeyDown={onKeyDown}
      onFocus={() => virtualizer.scrollToIndex(index)}
      className="group/tree @container min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
    >
      <ColumnHead />
      <div role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => (
          <Line
            key={item.key}
            row={rows[item.index]}
            index={item.index}
            top={item.start}
            focused={item.index === index}
            chosen={chosen}
            flat={props.flat === true}
            onPick={() => {
              focus(item.index);
              show(rows[item.index]);
            }}
            onToggle={() => toggle(rows[item.index])}
          />
        ))}
      </div>
    </div>
  );
}

function ColumnHead() {
  const { t } = useTranslation('layers');
  return (
    <div role="rowgroup" className="sticky top-0 z-10 border-b bg-panel">
      <div role="row" className={`${columns} gap-x-2 pr-2 text-2xs leading-5 text-muted`}>
        <span role="columnheader" className="pl-3">
          {t('explorer.name')}
        </span>
        <span role="columnheader" className="text-right">
          {t('explorer.sizeColumn')}
        </span>
        <span role="columnheader" className={roomyColumn}>
          {t('explorer.mode')}
        </span>
        <span role="columnheader" className={roomyColumn}>
          {t('explorer.owner')}
        </span>
        <span role="columnheader">{t('explorer.changeColumn')}</span>
      </div>
    </div>
  );
}

interface LineProps {
  readonly row: TreeRow | undefined;
  readonly index: number;
  readonly top: number;
  readonly focused: boolean;
  readonly chosen: string | null;
  readonly flat: boolean;
  readonly onPick: () => void;
  readonly onToggle: () => void;
}

function Line({ row, index, top, focused, chosen, flat, onPick, onToggle }: LineProps) {
  const { t } = useTranslation('layers');
  const language = useLanguage();
  const id = `layer-path-${String(index)}`;
  if (row === undefined) return null;
  if (row.kind === 'path') {
    return (
      <PathRow
        id={id}
        path={row.path}
        level={row.level}
        expanded={flat || !isFolder(row.path) ? null : row.expanded}
        place={row.place}
        siblings={row.siblings}
        whole={flat}
        focused={focused}
        chosen={row.path.path === chosen}
        top={top}
        height={lineHeight}
        onPick={onPick}
        onToggle={onToggle}
      />
    );
  }
  return (
    <div
      id={id}
      role="row"
      aria-level={row.level}
      className="absolute inset-x-0 flex items-center gap-1.5 text-xs text-muted"
      style={{
        transform: `translateY(${String(top)}px)`,
        height: lineHeight,
        paddingLeft: `${String(26 + (row.level - 1) * 14)}px`,
      }}
    >
      <span role="gridcell" className="flex min-w-0 items-center gap-1.5 truncate">
        {row.kind === 'waiting' ? (
          <>
            <Spinner /> {t('explorer.loading')}
          </>
        ) : (
          <span role="alert" className="truncate text-danger">
            {t('explorer.failed', { message: row.problem.message[language] })}
          </span>
        )}
      </span>
    </div>
  );
}
