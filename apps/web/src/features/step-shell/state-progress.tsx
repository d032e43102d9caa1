import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import type { StepProgress, StepView } from '../../state/step-slice.types.ts';
import { Button } from '../../ui/button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { CopyExplained } from './copy-explained.tsx';

/** A state that is not open: how far it is, or why it cannot be had. */
export function StateProgress(props: {
  readonly view: StepView;
  readonly progress: Exclude<StepProgress, { phase: 'open' }>;
}) {
  const { view, progress } = props;
  const { t } = useTranslation('stepShell');
  const language = useAppStore((state) => state.language);
  const steps = useAppStore((state) => state.steps);
  const side = view.side === 'after' ? 'before' : view.side;
  if (progress.phase === 'opening') {
    const { step, done, total } = progress;
    return (
      <p role="status" className="flex items-center gap-2 text-muted">
        <Spinner />
        <span className="min-w-0 break-words">
          {step === '' ? t('opening') : t('building', { done, total, step })}
        </span>
      </p>
    );
  }
  const refused = progress.phase === 'refused' ? progress.problem : null;
  return (
    <>
      <div role="alert" className="rounded-md border border-danger bg-danger-soft px-3 py-2">
        <p className="font-medium text-danger">
          {refused === null
            ? t(progress.phase === 'failed' && progress.isStep ? 'failed.step' : 'failed.before')
            : refused.message[language]}
        </p>
        {refused === null ? null : <p className="mt-1">{refused.next[language]}</p>}
        {progress.phase === 'failed' ? (
          <pre className="mt-1 max-h-40 overflow-auto font-mono text-xs whitespace-pre-wrap">
            {progress.message}
          </pre>
        ) : null}
        <Button
          size="small"
          className="mt-2"
          onClick={() => void steps().then(({ open }) => open(view.place, side, true))}
        >
          {t(view.side === 'after' ? 'failed.openBefore' : 'failed.again')}
        </Button>
      </div>
      <CopyExplained place={view.place} />
    </>
  );
}
