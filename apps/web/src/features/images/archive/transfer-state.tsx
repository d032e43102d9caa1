import type { ImageTransfer } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { Spinner } from '../../../ui/spinner.tsx';

interface TransferStateProps {
  readonly transfer: ImageTransfer | null;
  /** Bytes of the whole archive; null where they are not known before. */
  readonly total: number | null;
  /** What is said when it is done. */
  readonly done: string;
}

/** How far an archive is, or how it ended. */
export function TransferState({ transfer, total, done }: TransferStateProps) {
  const { t, i18n } = useTranslation('images');
  if (transfer === null) return null;
  const { state, bytes, problem } = transfer;
  if (problem !== null) return <ErrorNotice problem={problem} />;
  const size = formatBytes(bytes, i18n.language);
  if (state !== 'running') {
    return <p role="status">{state === 'done' ? done : t('transfer.cancelled', { size })}</p>;
  }
  return (
    <div>
      <p role="status" className="flex items-center gap-2 tabular-nums">
        <Spinner />
        {total === null
          ? t('transfer.running', { size })
          : t('transfer.runningOf', { size, total: formatBytes(total, i18n.language) })}
      </p>
      {total === null || total === 0 ? null : (
        <progress
          aria-label={t('transfer.progress')}
          value={Math.min(bytes, total)}
          max={total}
          className="mt-1 h-1.5 w-full accent-(--accent)"
        />
      )}
    </div>
  );
}
