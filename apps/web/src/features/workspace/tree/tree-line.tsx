import { visibleText } from '@stagecraft/dockerfile';
import { ChevronRight, Container, File, FileSymlink, Folder, FolderOpen } from 'lucide-react';
import { useCallback, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore, useLateAppStore } from '../../../state/hooks.tsx';
import type { AppState } from '../../../state/types.ts';
import { classNames } from '../../../ui/class-names.ts';
import type { TreeRow } from './rows.ts';

interface TreeLineProps {
  readonly id: string;
  readonly row: TreeRow;
  readonly focused: boolean;
  /** Pixels. */
  readonly top: number;
  readonly height: number;
  readonly onActivate: () => void;
}

/** One line of the tree: a file, a folder, or what is to say about a folder. */
export function TreeLine(props: TreeLineProps) {
  const { row, top, height } = props;
  const style = { top, height, paddingLeft: 8 + (row.level - 1) * 12 };
  if (row.kind === 'note') return <NoteLine row={row} style={style} />;
  return <EntryLine {...props} row={row} style={style} />;
}

interface EntryLineProps extends TreeLineProps {
  readonly row: Extract<TreeRow, { kind: 'entry' }>;
  readonly style: CSSProperties;
}

function EntryLine(props: EntryLineProps) {
  const { id, row, focused, style, onActivate } = props;
  const { t } = useTranslation('workspace');
  const active = useAppStore((state) => state.activePath === row.entry.path);
  const { path } = row.entry;
  const dirty = useLateAppStore(
    useCallback(
      (state: AppState) => state.openFiles.some((file) => file.path === path && file.dirty),
      [path],
    ),
  );
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-selected={active}
      {...(row.expanded === null ? {} : { 'aria-expanded': row.expanded })}
      title={row.entry.kind === 'other' ? t('tree.notOpenable') : visibleText(row.entry.path)}
      data-path={row.entry.path}
      onClick={onActivate}
      className={classNames(
        'absolute inset-x-0 flex items-center gap-1.5 pr-2 select-none hover:bg-hover',
        active && 'bg-selected hover:bg-selected',
        focused &&
          'group-focus-visible/tree:ring-1 group-focus-visible/tree:ring-focus group-focus-visible/tree:ring-inset',
      )}
      style={style}
    >
      <ChevronRight
        aria-hidden
        className={classNames(
          'size-3.5 shrink-0 text-muted',
          row.expanded === null ? 'invisible' : row.expanded && 'rotate-90',
        )}
      />
      <EntryIcon row={row} />
      <span
        className={classNames(
          'min-w-0 flex-1 truncate',
          row.entry.kind === 'other' && 'text-faint',
        )}
      >
        {visibleText(row.entry.name)}
        {row.entry.kind === 'symlink' ? (
          <span className="sr-only">, {t('tree.symlink')}</span>
        ) : null}
      </span>
      {dirty ? (
        <span className="size-2 shrink-0 rounded-full bg-accent">
          <span className="sr-only">{t('tree.unsaved')}</span>
        </span>
      ) : null}
    </div>
  );
}

function EntryIcon(props: { readonly row: Extract<TreeRow, { kind: 'entry' }> }) {
  const { entry, expanded } = props.row;
  const look = 'size-4 shrink-0 text-muted';
  if (expanded === true) return <FolderOpen aria-hidden className={look} />;
  if (expanded === false) return <Folder aria-hidden className={look} />;
  if (entry.dockerfile) return <Container aria-hidden className="size-4 shrink-0 text-accent" />;
  if (entry.kind === 'symlink') return <FileSymlink aria-hidden className={look} />;
  return <File aria-hidden className={look} />;
}

interface NoteLineProps {
  readonly row: Extract<TreeRow, { kind: 'note' }>;
  readonly style: CSSProperties;
}

function NoteLine(props: NoteLineProps) {
  const { row, style } = props;
  const { t, i18n } = useTranslation(['workspace', 'app']);
  const problem = useAppStore((state) => {
    const folder = state.folders.get(row.folder);
    return folder?.state === 'failed' ? folder.problem : null;
  });
  const text = {
    loading: t('app:state.loading'),
    empty: t('tree.empty'),
    truncated: t('tree.truncated'),
    failed: problem?.message[i18n.language === 'zh-CN' ? 'zh-CN' : 'en'] ?? '',
  }[row.note];
  return (
    <div
      role="treeitem"
      aria-level={row.level}
      aria-disabled
      title={text}
      className={classNames(
        'absolute inset-x-0 flex items-center pr-2 pl-6 text-xs',
        row.note === 'failed' ? 'text-danger' : 'text-muted',
      )}
      style={style}
    >
      <span className="truncate pl-5">{text}</span>
    </div>
  );
}
