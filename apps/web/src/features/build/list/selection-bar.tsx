import type { BuildSummary } from '@stagecraft/contracts';
import { GitCompare, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { recordFileUrl, reportUrl } from './record-files.ts';

const CompareDialog = lazy(async () => ({
  default: (await import('../compare/compare-dialog.tsx')).CompareDialog,
}));

interface SelectionBarProps {
  /** Newest first. */
  readonly selected: readonly BuildSummary[];
  readonly onClear: () => void;
}

const linkClass = 'rounded px-1 text-accent hover:underline';

/** What can be done with the builds that are selected; nothing where none is. */
export function SelectionBar({ selected, onClear }: SelectionBarProps) {
  const { t, i18n } = useTranslation(['records', 'build']);
  const [comparing, setComparing] = useState<readonly [string, string] | null>(null);
  const [deleting, setDeleting] = useState(false);
  const ask = useAppStore((state) => state.askRecords);
  const [newer, older, third] = selected;
  if (newer === undefined) return null;
  const pair = older !== undefined && third === undefined ? ([older.id, newer.id] as const) : null;
  const remove = async () => {
    setDeleting(false);
    await ask('deleteBuilds', { body: { ids: selected.map(({ id }) => id) } });
    onClear();
  };
  return (
    <div className="flex flex-wrap items-center gap-2 border-b px-2 py-1.5 text-xs">
      <span className="text-muted">{t('list.selected', { count: selected.length })}</span>
      <Button
        size="small"
        disabled={pair === null}
        title={pair === null ? t('list.compareHint') : undefined}
        onClick={() => setComparing(pair)}
      >
        <GitCompare aria-hidden className="size-3.5" />
        {t('list.compare')}
      </Button>
      {older === undefined ? (
        <>
          <a href={recordFileUrl(newer.id)} download className={linkClass}>
            {t('list.export')}
          </a>
          <a href={reportUrl(newer.id, i18n.language)} download className={linkClass}>
            {t('list.report')}
          </a>
        </>
      ) : null}
      <Button size="small" onClick={() => setDeleting(true)}>
        <Trash2 aria-hidden className="size-3.5" />
        {t('list.deleteMany')}
      </Button>
      {comparing === null ? null : (
        <Suspense fallback={null}>
          <CompareDialog builds={comparing} onClose={() => setComparing(null)} />
        </Suspense>
      )}
      <ConfirmDialog
        open={deleting}
        title={t('list.deleteManyTitle', { count: selected.length })}
        text={t('build:list.deleteText')}
        confirmLabel={t('list.deleteMany')}
        onCancel={() => setDeleting(false)}
        onConfirm={() => void remove()}
      />
    </div>
  );
}
