import { GitCompare, Square } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { isGoing } from '../../../state/build/list.ts';
import type { Lens } from './use-lens.ts';

const CompareDialog = lazy(async () => ({
  default: (await import('../compare/compare-dialog.tsx')).CompareDialog,
}));

/** What was built, what the marks mean by themselves, and what can be done with both builds. */
export function LensHeader({ lens }: { readonly lens: Lens }) {
  const { t } = useTranslation(['lens', 'build']);
  const { classic, buildkit, rows } = lens;
  const { dockerfile, target } = buildkit.summary.options;
  const differing = rows.filter(({ differences }) => differences.length > 0).length;
  const going = [classic, buildkit].filter(({ summary }) => isGoing(summary));
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-panel px-3 py-1 text-xs">
      <span className="font-mono text-ink">{dockerfile}</span>
      {target === null ? null : (
        <span className="text-muted">{t('build:status.target', { target })}</span>
      )}
      <span role="status" className="text-muted">
        {t('differing', { count: differing, whole: rows.length })}
      </span>
      <span className="ml-auto flex items-center gap-2">
        {going.length === 0 ? (
          <CompareRecords lens={lens} />
        ) : (
          <CancelBoth ids={going.map(({ summary }) => summary.id)} />
        )}
      </span>
    </header>
  );
}

function CancelBoth({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation('lens');
  const ask = useAppStore((state) => state.askRecords);
  const [asked, setAsked] = useState(false);
  const cancel = () => {
    setAsked(true);
    for (const id of ids) void ask('cancelBuild', { params: { id } });
  };
  return (
    <Button
      size="small"
      busy={asked}
      icon={<Square aria-hidden className="size-3 fill-current text-danger" />}
      onClick={cancel}
    >
      {t(asked ? 'cancelling' : 'cancel', { count: ids.length })}
    </Button>
  );
}

function CompareRecords({ lens: { classic, buildkit } }: { readonly lens: Lens }) {
  const { t } = useTranslation('lens');
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={trigger}
        size="small"
        icon={<GitCompare aria-hidden className="size-3.5" />}
        onClick={() => setOpen(true)}
      >
        {t('records')}
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <CompareDialog
            builds={[classic.summary.id, buildkit.summary.id]}
            onClose={() => setOpen(false)}
            afterClose={() => trigger.current?.focus()}
          />
        </Suspense>
      ) : null}
    </>
  );
}
