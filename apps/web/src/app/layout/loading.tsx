import { Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Spinner } from '../../ui/spinner.tsx';
import { FailureBoundary } from '../failure-boundary.tsx';

/** A part that is fetched when it is first needed, with its own failure. */
export function Lazily(props: { readonly children: ReactNode }) {
  return (
    <FailureBoundary>
      <Suspense fallback={<Loading />}>{props.children}</Suspense>
    </FailureBoundary>
  );
}

function Loading() {
  const { t } = useTranslation('app');
  return (
    <div className="flex h-full items-center justify-center gap-2 p-4 text-xs text-muted">
      <Spinner />
      {t('state.loading')}
    </div>
  );
}
