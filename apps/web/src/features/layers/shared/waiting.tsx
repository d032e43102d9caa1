import { CircleSlash } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Spinner } from '../../../ui/spinner.tsx';

/** How long something is waited for without a word about why, in ms. */
const patience = 1000;

/** Says that something is on its way. */
export function Waiting() {
  const { t } = useTranslation('layers');
  return (
    <p role="status" className="flex items-center gap-2 p-3 text-muted">
      <Spinner /> {t('explorer.loading')}
    </p>
  );
}

/** The same for what the engine may have to send the image for: why it takes long, and a way out. */
export function WaitingForImage({ onCancel }: { readonly onCancel: () => void }) {
  const { t } = useTranslation('layers');
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), patience);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return <Waiting />;
  return (
    <div className="flex flex-col items-start gap-2 p-3">
      <p role="status" className="flex items-center gap-2">
        <Spinner /> {t('analysis.sending')}
      </p>
      <p className="max-w-md text-xs text-muted">{t('analysis.sendingHint')}</p>
      <Button size="small" onClick={onCancel}>
        {t('analysis.cancel')}
      </Button>
    </div>
  );
}

/** Shows what asks the server when it is shown; cancelling takes it away, which ends the question. */
export function Cancellable(props: { readonly children: (cancel: () => void) => ReactNode }) {
  const { t } = useTranslation('layers');
  const [isCancelled, setIsCancelled] = useState(false);
  if (!isCancelled) return props.children(() => setIsCancelled(true));
  return (
    <EmptyState
      icon={<CircleSlash className="size-6" />}
      title={t('analysis.cancelled')}
      action={<Button onClick={() => setIsCancelled(false)}>{t('analysis.retry')}</Button>}
    />
  );
}
