import { Archive } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';

/** What concerns all builds of the list. */
export function ListHeader() {
  const { t } = useTranslation('records');
  const openDialog = useAppStore((state) => state.openDialog);
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
    </div>
  );
}
