import type { LayerPath } from '@stagecraft/contracts';
import { ChevronRight, Cpu, File, FileSymlink, Folder, Link2 } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../../ui/class-names.ts';
import { formatBytes } from '../../../ui/format.ts';
import { ChangeMark, type ChangeWord } from '../shared/change-mark.tsx';
import { isFolder, modeText, nameOf } from '../shared/words.ts';

/**
 * Columns of the tree: name, size, mode, owner, change; each line lays them out alike. Where there is no
 * room, mode and owner are left out: the blame of a path tells them, too.
 */
export const columns =
  'grid grid-cols-[minmax(6rem,1fr)_4.5rem_minmax(4.5rem,7rem)] @lg:grid-cols-[minmax(9rem,1fr)_5rem_6.5rem_4.5rem_minmax(5rem,9rem)]';
/** Of the columns that are left out first. */
export const roomyColumn = 'hidden @lg:block';

const changeTexts: Readonly<Record<ChangeWord, string>> = {
  added: '',
  changed: '',
  removed: 'line-through decoration-danger',
  metadata: '',
  repeated: '',
  sameContent: '',
  inside: '',
};

/** What to say of a path's change; null for one that stays as it is. */
export function changeWord(path: LayerPath): ChangeWord | null {
  if (path.change === null) return path.changesInside ? 'inside' : null;
  return path.change === 'changed' && path.sameContent ? 'sameContent' : path.change;
}

interface PathRowProps {
  readonly id: string;
  readonly path: LayerPath;
  readonly level: number;
  readonly expanded: boolean | null;
  readonly place: number;
  readonly siblings: number;
  /** Shows the whole path, as a list of what a search found does. */
  readonly whole: boolean;
  readonly focused: boolean;
  readonly chosen: boolean;
  readonly top: number;
  readonly height: number;
  readonly onPick: () => void;
  readonly onToggle: () => void;
}

/** One path of the tree with its columns. */
export const PathRow = memo(function PathRow(props: PathRowProps) {
  const { i18n } = useTranslation('layers');
  const { path, expanded, focused, chosen } = props;
  const change = changeWord(path);
  return (
    <div
      id={props.id}
      role="row"
      aria-level={props.level}
      aria-setsize={props.siblings}
      aria-posinset={props.place}
      aria-expanded={expanded ?? undefined}
      aria-selected={chosen}
      data-path={path.path}
      onClick={props.onPick}
      className={classNames(
        columns,
        'absolute inset-x-0 cursor-default items-center gap-x-2 pr-2 text-xs',
        chosen ? 'bg-selected' : 'hover:bg-hover',
        focused &&
          'group-focus-visible/tree:outline-2 group-focus-visible/tree:-outline-offset-2 group-focus-visible/tree:outline-focus',
      )}
      style={{ transform: `translateY(${String(props.top)}px)`, height: props.height }}
    >
      <NameCell {...props} change={change} />
      <span role="gridcell" className="text-right text-muted tabular-nums">
        {path.kind === 'symlink' ? '' : formatBytes(path.size, i18n.language)}
      </span>
      <span role="gridcell" className={classNames(roomyColumn, 'font-mono text-2xs text-muted')}>
        {path.kind === null ? '' : modeText(path.kind, path.mode)}
      </span>
      <span
        role="gridcell"
        className={classNames(roomyColumn, 'truncate font-mono text-2xs text-muted')}
      >
        {path.kind === null ? '' : `${String(path.uid)}:${String(path.gid)}`}
      </span>
      <span role="gridcell" className="min-w-0">
        {change === null ? null : <ChangeMark change={change} />}
      </span>
    </div>
  );
});

function NameCell(props: PathRowProps & { readonly change: ChangeWord | null }) {
  const { t } = useTranslation('layers');
  const { path, level, expanded, whole, change } = props;
  const link = path.kind === 'symlink' ? 'linkTo' : path.kind === 'hardlink' ? 'hardLinkTo' : null;
  return (
    <span
      role="gridcell"
      className="flex min-w-0 items-center gap-1"
      style={{ paddingLeft: `${String(6 + (level - 1) * 14)}px` }}
    >
      <span
        aria-hidden
        onClick={(event) => {
          if (expanded === null) return;
          event.stopPropagation();
          props.onToggle();
        }}
        className="flex size-4 shrink-0 items-center justify-center"
      >
        {expanded === null ? null : (
          <ChevronRight className={classNames('size-3.5 text-muted', expanded && 'rotate-90')} />
        )}
      </span>
      <KindIcon path={path} />
      <span
        className={classNames('truncate font-mono', change !== null && changeTexts[change])}
        title={`/${path.path}`}
      >
        {whole ? path.path : nameOf(path.path)}
      </span>
      {link === null ? null : (
        <span className="min-w-0 shrink truncate text-2xs text-muted">
          <span aria-hidden>→ {path.linkTarget}</span>
          <span className="sr-only">{t(`explorer.${link}`, { target: path.linkTarget })}</span>
        </span>
      )}
    </span>
  );
}

function KindIcon({ path }: { readonly path: LayerPath }) {
  const { t } = useTranslation('layers');
  const Icon = isFolder(path)
    ? Folder
    : path.kind === 'symlink'
      ? FileSymlink
      : path.kind === 'hardlink'
        ? Link2
        : path.kind === 'file'
          ? File
          : Cpu;
  return (
    <span className="shrink-0 text-muted" title={t(`kind.${path.kind ?? 'implied'}`)}>
      <Icon aria-hidden className="size-3.5" />
    </span>
  );
}
