import { useRef, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogTimes } from '../../../state/view-slice.types.ts';
import { copyLines } from './copy-lines.ts';
import { rowAt, rowTop, type LogLayout, type LogRow, type LogSection } from './layout.ts';
import type { PickedLines } from './link.ts';
import { LogRowView } from './log-row.tsx';
import { rowKey } from './same-row.ts';
import type { ShowGap } from './use-earlier.ts';
import { useReach } from './use-reach.ts';
import { useWindow } from './use-window.ts';

interface RowsProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly layout: LogLayout;
  readonly query: string;
  readonly currentRow: number | null;
  readonly onToggle: (section: LogSection) => void;
  readonly picked: PickedLines | null;
  readonly times: LogTimes;
  readonly columns: number | null;
  readonly onPick: (stepId: string, line: number, extend?: boolean) => void;
  readonly onEarlier: ShowGap;
}

/** The rows that are in view. */
export function LogRows(props: RowsProps) {
  const { t } = useTranslation('build');
  const { scroller, layout, picked, columns } = props;
  const { start, end } = useWindow(scroller, layout);
  useReach(scroller, layout, props.onEarlier);
  const first = useRef<Extract<LogRow, { kind: 'line' }> | null>(null);
  const rows = [];
  first.current = null;
  for (let index = start; index < end; index += 1) {
    const row = rowAt(layout, index);
    if (row === null) continue;
    if (row.kind === 'line') first.current ??= row;
    rows.push(
      <LogRowView
        key={rowKey(row)}
        row={row}
        query={props.query}
        current={index === props.currentRow}
        onToggle={props.onToggle}
        picked={isPicked(row, picked)}
        times={props.times}
        columns={columns}
        onPick={props.onPick}
        onEarlier={props.onEarlier}
      />,
    );
  }
  /** Shift with the arrows selects lines, as pressing their numbers does; Home and End go to the ends. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (['Home', 'End'].includes(event.key) && event.target === event.currentTarget) {
      // At once: on a slow way there, lines that come from the server would end it early.
      event.preventDefault();
      event.currentTarget.scrollTop = event.key === 'Home' ? 0 : event.currentTarget.scrollHeight;
      return;
    }
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || !event.shiftKey || event.target !== event.currentTarget) return;
    event.preventDefault();
    if (picked) {
      const line = by === 1 ? picked.to + 1 : Math.max(0, picked.from - 1);
      props.onPick(picked.stepId, line, true);
    } else if (first.current) props.onPick(first.current.section.step.id, first.current.index);
  };
  return (
    <div
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label={t('log.rows')}
      onCopy={copyLines}
      onKeyDown={onKeyDown}
      className="@container min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
    >
      <div style={{ height: layout.height, ...(columns === null && { minWidth: 'max-content' }) }}>
        <div style={{ transform: `translateY(${String(rowTop(layout, start))}px)` }}>{rows}</div>
      </div>
    </div>
  );
}

function isPicked(row: LogRow, picked: PickedLines | null): boolean {
  if (row.kind !== 'line' || picked?.stepId !== row.section.step.id) return false;
  return picked.from <= row.index && row.index <= picked.to;
}
