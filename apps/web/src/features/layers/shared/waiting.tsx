import { useTranslation } from 'react-i18next';
import { Spinner } from '../../../ui/spinner.tsx';

/** Says that something is on its way. */
export function Waiting() {
  const { t } = useTranslation('layers');
  return (
    <p role="status" className="flex items-center gap-2 p-3 text-muted">
      <Spinner /> {t('explorer.loading')}
    </p>
  );
}
