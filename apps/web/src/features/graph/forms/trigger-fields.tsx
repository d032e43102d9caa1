import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm } from './form-context.ts';

/** The form of what an ONBUILD keeps for later. */
export function TriggerFields({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('forms');
  const { keyword } = useForm().instruction;
  return (
    <>
      <p className="px-3 pt-3 text-xs text-muted">
        {t('onbuild.title')} <code className="font-mono text-ink">{keyword}</code>
      </p>
      {children}
    </>
  );
}
