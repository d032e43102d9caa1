import type { BuildSummary } from '@stagecraft/contracts';
import { Hammer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { BuildEntry } from './build-entry.tsx';
import { ListHeader } from './list-header.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { usePredictions } from './use-predictions.ts';

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
  const predictions = usePredictions();
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
            prediction={predictions.get(build.id) ?? null}
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
