import type { Transfer } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { TransferRow } from './transfer-row.tsx';

/** Pulls and pushes, newest first. It takes no room before there is one. */
export function TransferPanel() {
  const { t } = useTranslation('registries');
  const transfers = useAppStore((state) => state.transfers);
  if (transfers.length === 0) return null;
  const newest: readonly Transfer[] = transfers.toReversed();
  return (
    <section
      aria-label={t('transfers.title')}
      className="flex max-h-[45%] min-h-24 shrink-0 flex-col border-t bg-panel"
    >
      <h2 className="flex h-7 shrink-0 items-center border-b px-3 text-xs font-medium text-muted">
        {t('transfers.title')}
      </h2>
      <ul className="min-h-0 flex-1 divide-y overflow-auto">
        {newest.map((transfer) => (
          <TransferRow key={transfer.id} transfer={transfer} />
        ))}
      </ul>
    </section>
  );
}
