import { useTranslation } from 'react-i18next';
import type { Trial, TrialFailure } from '../../../state/trial-slice.types.ts';
import { ErrorNotice } from '../../../ui/error-notice.tsx';

/** Why a trial ended before its end, and what became of the text. */
export function TrialEnd({ trial }: { readonly trial: Trial }) {
  const { t } = useTranslation('trial');
  const { failure, planned } = trial;
  return (
    <div role="status" className="mt-4 flex flex-col gap-2">
      {failure === null ? <p>{t('cancelled')}</p> : <Why failure={failure} />}
      <p className="text-muted">{t(planned === null ? 'textKept' : 'textChanged')}</p>
    </div>
  );
}

const words = { save: 'failedSave', change: 'failedChange' } as const;

function Why({ failure }: { readonly failure: TrialFailure }) {
  const { t } = useTranslation('trial');
  if (failure.kind === 'refused') return <ErrorNotice problem={failure.problem} />;
  if (failure.kind === 'stopped') return <p>{t('failedStopped', { number: failure.number })}</p>;
  if (failure.kind !== 'build') return <p>{t(words[failure.kind])}</p>;
  return (
    <>
      <p>{t('failedBuild', { number: failure.number })}</p>
      {failure.error === null ? null : (
        <pre className="max-h-40 overflow-auto rounded-md border border-danger bg-danger-soft px-3 py-2 font-mono text-xs whitespace-pre-wrap">
          {failure.error}
        </pre>
      )}
    </>
  );
}
