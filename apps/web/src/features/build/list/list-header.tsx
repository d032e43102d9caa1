import { Archive, ChartLine } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';

const TrendsDialog = lazy(async () => ({
  default: (await import('../trends/trends-dialog.tsx')).TrendsDialog,
}));

/** What concerns all builds of the list. */
export function ListHeader() {
  const { t } = useTranslation('records');
  const openDialog = useAppStore((state) => state.openDialog);
  const [trends, setTrends] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-1 border-b px-2 py-1">
      <Button
        size="small"
        variant="ghost"
        icon={<Archive aria-hidden className="size-3.5" />}
        onClick={() => openDialog('records')}
      >
        {t('keep.title')}
      </Button>
      <Button
        size="small"
        variant="ghost"
        icon={<ChartLine aria-hidden className="size-3.5" />}
        onClick={() => setTrends(true)}
      >
        {t('trends.title')}
      </Button>
      {trends ? (
        <Suspense fallback={null}>
          <TrendsDialog onClose={() => setTrends(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
