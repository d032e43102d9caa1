import { useTranslation } from 'react-i18next';

/** Mark and name. */
export function Brand() {
  const { t } = useTranslation('app');
  return (
    <span className="flex shrink-0 items-center gap-2 pr-1">
      <img src="/icon.svg" alt="" width={20} height={20} />
      <span className="hidden text-sm font-semibold sm:inline">{t('name')}</span>
    </span>
  );
}
