import type { ValueChange } from '@stagecraft/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A titled part of what is compared. */
export function Part(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={props.title}>
      <h3 className="mb-1 font-semibold">{props.title}</h3>
      {props.children}
    </section>
  );
}

interface ValueChangesProps {
  readonly title: string;
  readonly changes: readonly ValueChange[];
}

/** Values that differ, each as it was and as it is. */
export function ValueChanges(props: ValueChangesProps) {
  const { t } = useTranslation('records');
  return (
    <Part title={props.title}>
      {props.changes.length === 0 ? (
        <p className="text-muted">{t('compare.same')}</p>
      ) : (
        <dl className="font-mono text-xs">
          {props.changes.map(({ name, before, after }) => (
            <div key={name} className="flex flex-wrap gap-x-3">
              <dt className="font-semibold">{name}</dt>
              <dd className="min-w-0 break-all text-muted">{before ?? t('cause.none')}</dd>
              <dd aria-hidden>→</dd>
              <dd className="min-w-0 break-all">{after ?? t('cause.none')}</dd>
            </div>
          ))}
        </dl>
      )}
    </Part>
  );
}
