import type { Stage } from '@stagecraft/dockerfile';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { Badge } from '../../ui/badge.tsx';
import { groupFound, type Found, type FoundGroup, type Grouping } from './grouping.ts';
import { ProblemRow } from './problem-row.tsx';

interface ProblemRowsProps {
  readonly label: string;
  readonly found: readonly Found[];
  readonly grouping: Grouping;
}

/** A group's name, or a notice of it. */
type Item =
  | { readonly kind: 'group'; readonly group: FoundGroup; readonly isOpen: boolean }
  | { readonly kind: 'found'; readonly found: Found; readonly key: string };

/** Height of a row with one line, pixels. */
const rowHeight = 28;

/** The notices, of which only those in view are drawn. */
export function ProblemRows(props: ProblemRowsProps) {
  const { label, found, grouping } = props;
  const { closed, toggle } = useClosedGroups();
  const scroller = useRef<HTMLDivElement>(null);
  const items = useMemo(() => itemsOf(found, grouping, closed), [found, grouping, closed]);
  const isOfMany = useMemo(() => new Set(found.map(({ text }) => text.path)).size > 1, [found]);
  const { onFocus, withFocused } = useFocusedRow(items);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keyOf(items[index], index),
    overscan: 10,
    rangeExtractor: withFocused,
  });
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
      <ul aria-label={label} className="relative my-1" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              onFocus={() => onFocus(key)}
              className="absolute top-0 left-0 w-full"
              style={{ transform: `translateY(${String(start)}px)` }}
            >
              {item.kind === 'group' ? (
                <GroupHead
                  {...item}
                  grouping={grouping}
                  onToggle={() => toggle(`${grouping} ${item.group.key}`)}
                />
              ) : (
                <ProblemRow
                  found={item.found}
                  showPath={isOfMany && grouping !== 'file'}
                  inGroup={grouping !== 'none'}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The row with the keyboard stays drawn wherever a person scrolls to: it would lose it. */
function useFocusedRow(items: readonly Item[]) {
  const [focused, setFocused] = useState<React.Key | null>(null);
  const index = focused === null ? -1 : items.findIndex((item, at) => keyOf(item, at) === focused);
  const withFocused = (range: Range): number[] => {
    const drawn = defaultRangeExtractor(range);
    if (index < 0 || drawn.includes(index)) return drawn;
    return [...drawn, index].toSorted((a, b) => a - b);
  };
  return { onFocus: setFocused, withFocused };
}

/** Groups that a person has folded, by grouping and key. */
function useClosedGroups() {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const toggle = (name: string): void =>
    setClosed((before) => {
      const next = new Set(before);
      if (!next.delete(name)) next.add(name);
      return next;
    });
  return { closed, toggle };
}

function itemsOf(
  found: readonly Found[],
  grouping: Grouping,
  closed: ReadonlySet<string>,
): readonly Item[] {
  const seen = new Map<string, number>();
  const foundItem = (one: Found): Item => {
    const { code, span } = one.notice;
    const place = `${one.text.path} ${code} ${String(span.start)} ${String(span.end)}`;
    const count = seen.get(place) ?? 0;
    seen.set(place, count + 1);
    return { kind: 'found', found: one, key: `${place} ${String(count)}` };
  };
  return groupFound(found, grouping).flatMap((group): Item[] => {
    const isOpen = !closed.has(`${grouping} ${group.key}`);
    return [
      ...(grouping === 'none' ? [] : [{ kind: 'group', group, isOpen } as const]),
      ...(isOpen ? group.found.map(foundItem) : []),
    ];
  });
}

function keyOf(item: Item | undefined, index: number): string {
  if (item === undefined) return String(index);
  return item.kind === 'group' ? `group ${item.group.key}` : item.key;
}

interface GroupHeadProps {
  readonly group: FoundGroup;
  readonly isOpen: boolean;
  readonly grouping: Grouping;
  readonly onToggle: () => void;
}

function GroupHead(props: GroupHeadProps) {
  const { key, found } = props.group;
  const { t } = useTranslation('problems');
  const name = useGroupName(key, props.grouping);
  const Chevron = props.isOpen ? ChevronDown : ChevronRight;
  return (
    <h3>
      <button
        type="button"
        aria-expanded={props.isOpen}
        className="flex w-full items-center gap-2 bg-panel px-2 py-1 text-left text-sm font-medium hover:bg-hover focus-visible:-outline-offset-2"
        onClick={props.onToggle}
      >
        <Chevron aria-hidden className="size-3.5 shrink-0 text-muted" />
        <span className="min-w-0 truncate">{name}</span>
        <Badge>
          <span aria-hidden>{found.length}</span>
          <span className="sr-only">{t('group.count', { count: found.length })}</span>
        </Badge>
      </button>
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
  if (grouping !== 'stage') return key;
  if (key === 'file') return t('group.file');
  if (key === 'before') return t('group.noStage');
  return stages[Number(key)]?.name ?? t('group.stageIndex', { index: key });
}

const noStages: readonly Stage[] = [];
