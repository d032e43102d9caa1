import { Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../state/hooks.tsx';

/** Says that the server cannot be reached, for as long as that is so. */
export function ConnectionBanner() {
  const { t } = useTranslation('app');
  const lost = useAppStore((state) => state.connection === 'lost');
  return (
    <div role="status">
      {lost ? (
        <div className="flex items-center gap-2 border-b border-warning bg-warning-soft px-3 py-1 text-xs">
          <Unplug aria-hidden className="size-3.5 shrink-0 text-warning" />
          <span className="font-medium text-warning">{t('connection.lost')}</span>
          <span className="min-w-0 truncate text-muted">{t('connection.lostHint')}</span>
        </div>
      ) : null}
    </div>
  );
}
