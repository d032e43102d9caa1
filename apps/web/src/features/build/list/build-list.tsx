import type { BuildSummary } from '@stagecraft/contracts';
import { Hammer, Pin, Square, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { formatDuration, formatTime } from '../../../ui/format.ts';
import { PhaseMark } from '../../../ui/phase-mark.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { Elapsed } from '../shared/elapsed.tsx';
import { isGoing } from '../shared/selectors.ts';
import { BuildMenu } from './build-menu.tsx';
import { ListHeader } from './list-header.tsx';
import { SelectionBar } from './selection-bar.tsx';

/** The workspace's builds, newest first: open, cancel, delete. */
export function BuildList() {
  const { t } = useTranslation('app');
  const load = useAppStore((state) => state.buildsLoad);
  const loadBuilds = useAppStore((state) => state.loadBuilds);
  const isEmpty = useAppStore((state) => state.builds.length === 0);
  if (load.state === 'failed') {
    return (
      <div className="p-2">
        <ErrorNotice
          problem={load.problem}
          actions={
            <Button size="small" onClick={() => void loadBuilds()}>
              {t('action.retry')}
            </Button>
          }
        />
      </div>
    );
  }
  return (
    <>
      <ListHeader />
      {isEmpty ? <NoBuilds loading={load.state === 'loading'} /> : <Builds />}
    </>
  );
}

function Builds() {
  const { t } = useTranslation('build');
  const builds = useAppStore((state) => state.builds);
  const [deleting, setDeleting] = useState<BuildSummary | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const deleteBuild = useAppStore((state) => state.deleteBuild);
  return (
    <>
      <SelectionBar
        selected={builds.filter(({ id }) => selected.has(id))}
        onClear={() => setSelected(new Set())}
      />
      <ul aria-label={t('list.label')} className="flex flex-col py-1">
        {builds.map((build) => (
          <BuildEntry
            key={build.id}
            build={build}
            selected={selected.has(build.id)}
            onSelect={(chosen) => setSelected(withChoice(selected, build.id, chosen))}
            onDelete={() => setDeleting(build)}
          />
        ))}
      </ul>
      <ConfirmDialog
        open={deleting !== null}
        title={t('list.deleteTitle', { number: deleting?.number ?? 0 })}
        text={t('list.deleteText')}
        confirmLabel={t('list.delete', { number: deleting?.number ?? 0 })}
        onCancel={() => setDeleting(null)}
        onConfirm={() => {
          if (deleting) void deleteBuild(deleting.id);
          setDeleting(null);
        }}
      />
    </>
  );
}

function NoBuilds({ loading }: { readonly loading: boolean }) {
  const { t } = useTranslation(['build', 'app']);
  if (loading) {
    return (
      <p className="flex items-center gap-2 p-3 text-muted">
        <Spinner />
        {t('app:state.loading')}
      </p>
    );
  }
  return (
    <EmptyState
      icon={<Hammer className="size-6" />}
      title={t('list.none')}
      hint={t('list.noneHint')}
    />
  );
}

function withChoice(
  selected: ReadonlySet<string>,
  id: string,
  chosen: boolean,
): ReadonlySet<string> {
  const next = new Set(selected);
  if (chosen) next.add(id);
  else next.delete(id);
  return next;
}

interface BuildEntryProps {
  readonly build: BuildSummary;
  readonly selected: boolean;
  readonly onSelect: (chosen: boolean) => void;
  readonly onDelete: () => void;
}

function BuildEntry(props: BuildEntryProps) {
  const { build, selected, onSelect } = props;
  const { t, i18n } = useTranslation(['build', 'records']);
  const active = useAppStore((state) => state.activeBuildId === build.id);
  const selectBuild = useAppStore((state) => state.selectBuild);
  const showBottom = useAppStore((state) => state.showBottom);
  const names = build.options.tags.join(', ');
  return (
    <li
      className={classNames(
        'group flex items-start gap-1 border-l-2 px-2 py-1.5',
        active ? 'border-accent bg-selected' : 'border-transparent hover:bg-hover',
      )}
    >
      <Checkbox
        checked={selected}
        disabled={isGoing(build)}
        hideLabel
        label={t('records:list.select', { number: build.number })}
        onChange={onSelect}
      />
      <button
        type="button"
        aria-current={active || undefined}
        onClick={() => {
          void selectBuild(build.id);
          showBottom('log');
        }}
        className="min-w-0 flex-1 rounded text-left"
      >
        <span className="flex items-center gap-2">
          <span className="font-medium tabular-nums">
            {t('list.number', { number: build.number })}
          </span>
          <PhaseMark phase={build.state} />
          <span className="ml-auto text-xs text-muted tabular-nums">
            <BuildTime build={build} />
          </span>
        </span>
        <Label build={build} />
        <span className="block truncate text-xs text-muted">
          {build.options.dockerfile}
          {build.options.target === null
            ? ''
            : ` · ${t('status.target', { target: build.options.target })}`}
          {names === '' ? '' : ` · ${names}`}
        </span>
        <span className="block text-xs text-muted">
          {formatTime(build.createdAt, i18n.language)}
        </span>
      </button>
      {isGoing(build) ? null : <BuildMenu build={build} />}
      <EntryAction build={build} onDelete={props.onDelete} />
    </li>
  );
}

/** What a person noted about the record: its name, and that it stays. */
function Label({ build }: { readonly build: BuildSummary }) {
  const { t } = useTranslation('records');
  const { name, pinned } = build;
  if (name === null && !pinned) return null;
  return (
    <span className="flex items-center gap-1 text-xs">
      {pinned ? (
        <span title={t('list.pinned')} className="shrink-0 text-accent">
          <Pin aria-hidden className="size-3" />
          <span className="sr-only">{t('list.pinned')}</span>
        </span>
      ) : null}
      <span className="min-w-0 truncate">{name}</span>
    </span>
  );
}

function EntryAction(props: { readonly build: BuildSummary; readonly onDelete: () => void }) {
  const { build } = props;
  const { t } = useTranslation('build');
  const selectBuild = useAppStore((state) => state.selectBuild);
  const cancelBuild = useAppStore((state) => state.cancelBuild);
  const cancel = async () => {
    await selectBuild(build.id);
    await cancelBuild();
  };
  return isGoing(build) ? (
    <IconButton
      size="small"
      label={t('list.cancel', { number: build.number })}
      onClick={() => void cancel()}
    >
      <Square aria-hidden className="size-3 fill-current" />
    </IconButton>
  ) : (
    <IconButton
      size="small"
      label={t('list.delete', { number: build.number })}
      onClick={props.onDelete}
    >
      <Trash2 aria-hidden className="size-3.5" />
    </IconButton>
  );
}

function BuildTime({ build }: { readonly build: BuildSummary }) {
  const { i18n } = useTranslation('build');
  if (build.startedAt === null) return null;
  if (isGoing(build)) return <Elapsed since={build.startedAt} />;
  if (build.finishedAt === null) return null;
  return formatDuration(build.finishedAt - build.startedAt, i18n.language);
}
