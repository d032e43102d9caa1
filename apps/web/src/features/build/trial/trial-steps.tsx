import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import type { Trial, TrialStep } from '../../../state/trial-slice.types.ts';
import { PhaseMark } from '../../../ui/phase-mark.tsx';
import { Elapsed } from '../shared/elapsed.tsx';

const all: readonly TrialStep[] = ['before', 'change', 'after'];

type Phase = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

function phaseOf({ step, state }: Trial, one: TrialStep, steps: readonly TrialStep[]): Phase {
  const distance = steps.indexOf(one) - steps.indexOf(step);
  if (distance !== 0) return distance < 0 ? 'done' : 'queued';
  if (state === 'done' || state === 'failed' || state === 'cancelled') return state;
  return 'running';
}

/** The steps of a trial, with what each has come to. */
export function TrialSteps({ trial }: { readonly trial: Trial }) {
  const { t } = useTranslation('trial');
  const steps = trial.withoutCache ? all.filter((step) => step !== 'change') : all;
  return (
    <ol aria-label={t('steps')} className="flex flex-col gap-1.5">
      {steps.map((step) => {
        const phase = phaseOf(trial, step, steps);
        return (
          <li key={step} className="grid grid-cols-[6.5rem_1fr] items-center gap-2">
            <PhaseMark phase={phase} />
            <span className="min-w-0">
              {t(`step.${step}`)}
              <span className="ml-2 text-xs text-muted">
                <Come trial={trial} step={step} phase={phase} />
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

interface ComeProps {
  readonly trial: Trial;
  readonly step: TrialStep;
  readonly phase: Phase;
}

function Come({ trial, step, phase }: ComeProps) {
  const { t } = useTranslation('trial');
  if (step === 'change') return phase === 'done' ? t('made') : null;
  const build = trial[step];
  if (build !== null) {
    return t(build.reused ? 'reused' : 'built', { number: build.number });
  }
  return phase === 'running' ? <Running /> : null;
}

/** The build that runs, which is the one that is shown. */
function Running() {
  const { t } = useTranslation('trial');
  const build = useAppStore(({ builds, activeBuildId }) =>
    builds.find(({ id, state }) => id === activeBuildId && state === 'running'),
  );
  if (build === undefined) return null;
  return (
    <span className="tabular-nums">
      {t('built', { number: build.number })} <Elapsed since={build.startedAt ?? build.createdAt} />
    </span>
  );
}
