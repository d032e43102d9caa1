import { useTranslation } from 'react-i18next';
import type { StageRunFailure } from '../../state/container-slice.types.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';

/** Why there is no image of the stage to run. */
export function StageFailure({ failure }: { readonly failure: StageRunFailure }) {
  const { t } = useTranslation('containers');
  if (failure.kind === 'refused') return <ErrorNotice problem={failure.problem} />;
  const number = failure.kind === 'save' ? 0 : failure.number;
  const error = failure.kind === 'build' ? failure.error : null;
  return (
    <div role="alert" className="rounded-md bg-danger-soft px-3 py-2">
      <p className="font-medium text-danger">{t(`stage.failed.${failure.kind}`, { number })}</p>
      {error === null ? null : (
        <pre className="mt-1 max-h-40 overflow-auto font-mono text-xs whitespace-pre-wrap">
          {error}
        </pre>
      )}
    </div>
  );
}
