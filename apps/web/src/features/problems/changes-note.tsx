import { ShieldCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** How the image comes out different after fixes, or that it does not. */
export function ChangesNote(props: { readonly changes: readonly string[] }) {
  const { changes } = props;
  const { t } = useTranslation('problems');
  if (changes.length === 0) {
    return (
      <p className="flex items-start gap-2">
        <ShieldCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-done" />
        {t('fix.safeHint')}
      </p>
    );
  }
  return (
    <div className="flex items-start gap-2">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
      <div>
        <p>{t('fix.changesTitle')}</p>
        <ul className="list-disc pl-5">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
