import { useTranslation } from 'react-i18next';
import { RegistriesView } from '../../features/registries/registries-view.tsx';

/** Registries: what they have, and images on their way from and to them. */
export function RegistriesPlace() {
  const { t } = useTranslation('registries');
  return (
    <main id="main" className="absolute inset-0 bg-canvas">
      <h1 className="sr-only">{t('title')}</h1>
      <RegistriesView />
    </main>
  );
}
