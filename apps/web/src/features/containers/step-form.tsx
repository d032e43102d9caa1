import type { LeftOut } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import type { RunStep } from '../../state/container-slice.types.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { optionsFormId } from './options-form.tsx';

/** Which step is run by itself, and what it lacks there. */
export function StepForm({ step }: { readonly step: RunStep }) {
  const { t } = useTranslation('containers');
  const startRun = useAppStore((state) => state.startRun);
  const isLoading = useAppStore(({ containerRun: run }) => run?.problem === null);
  return (
    <form
      id={optionsFormId}
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void startRun();
      }}
    >
      <code className="line-clamp-4 font-mono text-xs break-all whitespace-pre-wrap">
        {step.name}
      </code>
      {step.plan !== null ? (
        <Lacks leftOut={step.plan.leftOut} />
      ) : isLoading ? (
        <p className="flex items-center gap-2 text-muted">
          <Spinner />
          {t('step.asking')}
        </p>
      ) : null}
    </form>
  );
}

function Lacks({ leftOut }: { readonly leftOut: readonly LeftOut[] }) {
  const { t } = useTranslation('containers');
  if (leftOut.length === 0) return <p className="text-muted">{t('step.complete')}</p>;
  return (
    <div className="rounded-md bg-warning-soft px-3 py-2 text-warning">
      <p className="font-medium">{t('step.leftOut')}</p>
      <ul className="mt-1 list-disc pl-5">
        {leftOut.map((one) => (
          <li key={JSON.stringify(one)} className="break-all">
            {t(`step.without.${one.kind}`, { ...one })}
          </li>
        ))}
      </ul>
      {leftOut.some(({ kind }) => kind === 'mount') ? (
        <p className="mt-1">{t('step.mounts')}</p>
      ) : null}
    </div>
  );
}

/** Why what is before the step could not be built, in the engine's words. */
export function StepFailure({ message }: { readonly message: string }) {
  const { t } = useTranslation('containers');
  return (
    <div role="alert" className="rounded-md bg-danger-soft px-3 py-2">
      <p className="font-medium text-danger">{t('step.failed')}</p>
      <pre className="mt-1 max-h-40 overflow-auto font-mono text-xs whitespace-pre-wrap">
        {message}
      </pre>
    </div>
  );
}
