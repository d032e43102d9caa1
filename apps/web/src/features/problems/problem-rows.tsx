import type { Stage } from '@stagecraft/dockerfile';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../language/lint/types.ts';
import type { CheckedText } from '../../state/document-slice.types.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { Badge } from '../../ui/badge.tsx';
import { groupNotices, type Grouping, type NoticeGroup } from './grouping.ts';
import { ProblemRow } from './problem-row.tsx';

interface ProblemRowsProps {
  readonly text: CheckedText;
  readonly notices: readonly Notice[];
  readonly grouping: Grouping;
}

/** A group's name, or a notice of it. */
type Item =
  | { readonly kind: 'group'; readonly group: NoticeGroup }
  | { readonly kind: 'notice'; readonly notice: Notice; readonly key: string };

/** Height of a row with one line, pixels. */
const rowHeight = 28;

/** The notices, of which only those in view are drawn. */
export function ProblemRows(props: ProblemRowsProps) {
  const { text, notices, grouping } = props;
  const { t } = useTranslation('problems');
  const scroller = useRef<HTMLDivElement>(null);
  const items = useMemo(() => itemsOf(notices, grouping), [notices, grouping]);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keyOf(items[index], index),
    overscan: 10,
  });
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
      <ul
        aria-label={t('label', { path: text.path })}
        className="relative my-1"
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className="absolute top-0 left-0 w-full"
              style={{ transform: `translateY(${String(start)}px)` }}
            >
              {item.kind === 'group' ? (
                <GroupHead group={item.group} grouping={grouping} />
              ) : (
                <ProblemRow notice={item.notice} text={text} />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function itemsOf(notices: readonly Notice[], grouping: Grouping): readonly Item[] {
  const seen = new Map<string, number>();
  const noticeItem = (notice: Notice): Item => {
    const { code, span } = notice;
    const place = `${code} ${String(span.start)} ${String(span.end)}`;
    const count = seen.get(place) ?? 0;
    seen.set(place, count + 1);
    return { kind: 'notice', notice, key: `${place} ${String(count)}` };
  };
  return groupNotices(notices, grouping).flatMap((group): Item[] => [
    ...(grouping === 'none' ? [] : [{ kind: 'group', group } as const]),
    ...group.notices.map(noticeItem),
  ]);
}

function keyOf(item: Item | undefined, index: number): string {
  if (item === undefined) return String(index);
  return item.kind === 'group' ? `group ${item.group.key}` : item.key;
}

function GroupHead(props: { readonly group: NoticeGroup; readonly grouping: Grouping }) {
  const { key, notices } = props.group;
  const { t } = useTranslation('problems');
  const name = useGroupName(key, props.grouping);
  return (
    <h3 className="flex items-center gap-2 bg-panel px-3 py-1 text-sm font-medium">
      <span className="min-w-0 truncate">{name}</span>
      <Badge>
        <span aria-hidden>{notices.length}</span>
        <span className="sr-only">{t('group.count', { count: notices.length })}</span>
      </Badge>
    </h3>
  );
}

function useGroupName(key: string, grouping: Grouping): string {
  const { t } = useTranslation('problems');
  const stages = useAppStore((state) => state.snapshot?.graph.stages ?? noStages);
  if (grouping === 'severity') {
    const severity = (['error', 'warning', 'info', 'style'] as const).find((one) => one === key);
    return severity === undefined ? key : t(`severity.${severity}`);
  }
  if (grouping === 'rule') return key;
  if (key === 'file') return t('group.file');
  if (key === 'before') return t('group.noStage');
  return stages[Number(key)]?.name ?? t('group.stageIndex', { index: key });
}

const noStages: readonly Stage[] = [];
