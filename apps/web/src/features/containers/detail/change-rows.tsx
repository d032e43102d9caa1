import type { ContainerChange } from '@stagecraft/contracts';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronRight } from 'lucide-react';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../../ui/class-names.ts';
import { countKinds } from './change-tree.ts';

/** Height of a row, pixels. */
const rowHeight = 24;

/** Changes under a heading. */
export interface NamedChanges {
  readonly key: string;
  /** A path, or words. */
  readonly title: ReactNode;
  readonly changes: readonly ContainerChange[];
}

type Row =
  | { readonly group: NamedChanges; readonly change: null }
  | { readonly group: NamedChanges; readonly change: ContainerChange };

interface ChangeRowsProps {
  readonly label: string;
  readonly groups: readonly NamedChanges[];
  /** Keys of those that are folded at first. */
  readonly foldedFirst?: readonly string[];
  readonly className?: string;
}

/** Changed paths under headings that fold, however many there are. */
export function ChangeRows({ label, groups, foldedFirst = [], className }: ChangeRowsProps) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set(foldedFirst));
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(
    () =>
      groups.flatMap((group): Row[] => [
        { group, change: null },
        ...(folded.has(group.key) ? [] : group.changes.map((change) => ({ group, change }))),
      ]),
    [groups, folded],
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 20,
  });
  const toggle = (key: string): void => {
    const next = new Set(folded);
    if (!next.delete(key)) next.add(key);
    setFolded(next);
  };
  return (
    <div
      ref={scroller}
      role="region"
      aria-label={label}
      tabIndex={0}
      className={classNames(
        'overflow-auto rounded-md border focus-visible:-outline-offset-2',
        className,
      )}
    >
      <div className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <div
              key={item.key}
              className="absolute inset-x-0"
              style={{ top: item.start, height: rowHeight }}
            >
              {row.change === null ? (
                <Head
                  group={row.group}
                  open={!folded.has(row.group.key)}
                  onToggle={() => toggle(row.group.key)}
                />
              ) : (
                <Change change={row.change} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface HeadProps {
  readonly group: NamedChanges;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function Head({ group, open, onToggle }: HeadProps) {
  const counts = countKinds(group.changes);
  return (
    <button
      type="button"
      aria-expanded={open}
      onClick={onToggle}
      className="flex h-full w-full items-center gap-1.5 bg-panel px-2 text-left text-xs hover:bg-hover focus-visible:-outline-offset-2"
    >
      <ChevronRight
        aria-hidden
        className={classNames('size-3.5 text-muted', open && 'rotate-90')}
      />
      <span className="min-w-0 flex-1 truncate font-medium">{group.title}</span>
      {counts.added === 0 ? null : <span className="text-done">+{counts.added}</span>}
      {counts.changed === 0 ? null : <span className="text-warning">~{counts.changed}</span>}
      {counts.removed === 0 ? null : <span className="text-failed">−{counts.removed}</span>}
    </button>
  );
}

const colours = { added: 'text-done', changed: 'text-warning', removed: 'text-failed' } as const;
/** As `docker diff` marks them. */
const letters = { added: 'A', changed: 'C', removed: 'D' } as const;

function Change({ change: { kind, path } }: { readonly change: ContainerChange }) {
  const { t } = useTranslation('containerPlace');
  return (
    <div className="flex h-full items-center gap-2 pr-2 pl-7 text-xs hover:bg-hover">
      <abbr
        title={t(`changes.${kind}`)}
        className={classNames('w-3 shrink-0 font-mono font-semibold no-underline', colours[kind])}
      >
        {letters[kind]}
      </abbr>
      <span className="truncate font-mono" title={path}>
        {path}
      </span>
    </div>
  );
}
