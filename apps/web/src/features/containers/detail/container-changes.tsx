import type { ContainerChange } from '@stagecraft/contracts';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronRight, FileDiff } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { ShellCommand } from '../../../ui/shell-command.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { dockerWords } from '../docker-words.ts';
import { useLive } from '../use-live.ts';
import { groupChanges, type ChangeGroup } from './change-tree.ts';

/** Height of a row, pixels. */
const rowHeight = 24;

/** What a container has made of the files of its image, by folder. */
export function ContainerChanges({ container }: { readonly container: string }) {
  const { t } = useTranslation(['containerPlace', 'app']);
  const ask = useAppStore((state) => state.askRecords);
  const revision = useAppStore((state) => state.containersRevision);
  const { value, problem, asking, reload } = useLive(container, revision, (signal) =>
    ask('getContainerChanges', { params: { id: container }, signal }),
  );
  const groups = useMemo(() => groupChanges(value?.changes ?? []), [value]);
  if (problem !== null) {
    return (
      <div className="p-3">
        <ErrorNotice problem={problem} />
      </div>
    );
  }
  if (value === null) return <Spinner />;
  return (
    <div className="flex h-full min-h-0 flex-col gap-3 p-3">
      <div className="flex items-center gap-2 text-xs text-muted">
        <p role="status" className="flex-1">
          {value.total > value.changes.length
            ? t('changes.firstOf', { count: value.changes.length, total: value.total })
            : t('changes.count', { count: value.total })}
        </p>
        <Button size="small" busy={asking} onClick={reload}>
          {t('changes.again')}
        </Button>
      </div>
      {groups.length === 0 ? (
        <EmptyState
          icon={<FileDiff className="size-6" />}
          title={t('changes.none')}
          hint={t('changes.noneHint')}
        />
      ) : (
        <Groups groups={groups} />
      )}
      <ShellCommand
        title={t('command')}
        copyLabel={t('copyCommand')}
        command={dockerWords.diff(container)}
        testId="docker-command"
      />
    </div>
  );
}

type Row =
  | { readonly group: ChangeGroup; readonly change: null }
  | { readonly group: ChangeGroup; readonly change: ContainerChange };

function Groups({ groups }: { readonly groups: readonly ChangeGroup[] }) {
  const { t } = useTranslation('containerPlace');
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(
    () =>
      groups.flatMap((group): Row[] => [
        { group, change: null },
        ...(folded.has(group.folder) ? [] : group.changes.map((change) => ({ group, change }))),
      ]),
    [groups, folded],
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 20,
  });
  const toggle = (folder: string): void => {
    const next = new Set(folded);
    if (!next.delete(folder)) next.add(folder);
    setFolded(next);
  };
  return (
    <div
      ref={scroller}
      role="region"
      aria-label={t('tab.changes')}
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto rounded-md border focus-visible:-outline-offset-2"
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
                  open={!folded.has(row.group.folder)}
                  onToggle={() => toggle(row.group.folder)}
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
  readonly group: ChangeGroup;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function Head({ group, open, onToggle }: HeadProps) {
  const { counts } = group;
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
      <span className="min-w-0 flex-1 truncate font-mono font-medium">{group.folder}</span>
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
