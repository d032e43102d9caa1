import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { Button } from '../../ui/button.tsx';

/** The registries that are known, and what can be done with them. */
export function RegistriesView() {
  const { t } = useTranslation('registries');
  const openDialog = useAppStore((state) => state.openDialog);
  return (
    <div className="p-4">
      <p className="mb-2 text-muted">{t('intro')}</p>
      <Button onClick={() => openDialog('registries')}>{t('known')}</Button>
    </div>
  );
}
