import type { RecordedSession } from '@stagecraft/contracts';
import { Circle, CircleAlert, CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordingWork } from '../../../../state/recording-slice.types.ts';
import { Button } from '../../../../ui/button.tsx';
import { textOf } from '../proposal/lines.ts';

interface StepsProps {
  readonly session: RecordedSession;
  readonly work: RecordingWork;
  readonly proposing: boolean;
  readonly onCommit: () => void;
  readonly onPropose: () => void;
  readonly onProve: () => void;
}

/** What a proof takes, in order, with what is there and what has come since. */
export function Steps(props: StepsProps) {
  const { t } = useTranslation('sessions');
  return (
    <ol aria-label={t('steps.label')} className="divide-y rounded-md border bg-panel">
      <CommitStep {...props} />
      <ProposeStep {...props} />
      <ProveStep {...props} />
    </ol>
  );
}

function CommitStep({ session, work, onCommit }: StepsProps) {
  const { t } = useTranslation('sessions');
  const { committed, committedCommands } = work;
  const since = session.commands.length - committedCommands;
  const image = committed?.replace(/^sha256:(.{12}).*/, '$1');
  return (
    <Step
      state={stateOf(committed !== null, since > 0)}
      title={t('steps.commit')}
      hint={
        committed === null
          ? t('steps.commitWhy')
          : since > 0
            ? t('steps.commitSince', { count: since })
            : t('steps.committed', { image })
      }
      action={
        <Button variant={committed === null ? 'primary' : 'secondary'} onClick={onCommit}>
          {t(committed === null ? 'commit.action' : 'commit.again')}
        </Button>
      }
    />
  );
}

function ProposeStep({ session, work, proposing, onPropose }: StepsProps) {
  const { t } = useTranslation('sessions');
  const { committed, recipe, lines } = work;
  const since = recipe === null ? 0 : session.commands.length - recipe.fates.length;
  const isNext = committed !== null && recipe === null;
  return (
    <Step
      state={stateOf(recipe !== null, since > 0)}
      title={t('steps.propose')}
      hint={
        recipe === null
          ? t('steps.proposeWhy')
          : since > 0
            ? t('propose.behind', { count: since })
            : t('steps.proposed', { count: lines.filter(({ on }) => on).length })
      }
      action={
        <Button variant={isNext ? 'primary' : 'secondary'} busy={proposing} onClick={onPropose}>
          {t(recipe === null ? 'propose.action' : 'propose.again')}
        </Button>
      }
    />
  );
}

function ProveStep({ work, proposing, onProve }: StepsProps) {
  const { t } = useTranslation('sessions');
  const { committed, recipe, lines, proof } = work;
  const ready = committed !== null && recipe !== null;
  const proved = proof.kind === 'proved';
  const outdated =
    proved && (proof.dockerfile !== textOf(lines) || proof.proof.committedImage !== committed);
  return (
    <Step
      state={stateOf(proved, outdated)}
      title={t('steps.prove')}
      hint={t(outdated ? 'steps.provedSince' : proved ? 'steps.proved' : 'steps.proveWhy')}
      action={
        <Button
          variant={ready && (!proved || outdated) ? 'primary' : 'secondary'}
          disabled={!ready || proposing}
          busy={proof.kind === 'building' || proof.kind === 'comparing'}
          onClick={onProve}
        >
          {t(proved ? 'proof.again' : 'proof.action')}
        </Button>
      }
    />
  );
}

type StepState = 'open' | 'done' | 'outdated';

function stateOf(done: boolean, outdated: boolean): StepState {
  if (!done) return 'open';
  return outdated ? 'outdated' : 'done';
}

interface StepProps {
  readonly state: StepState;
  readonly title: string;
  readonly hint: string;
  readonly action: ReactNode;
}

const marks: Readonly<Record<StepState, ReactNode>> = {
  open: <Circle aria-hidden className="size-4.5 shrink-0 text-faint" />,
  done: <CircleCheck aria-hidden className="size-4.5 shrink-0 text-done" />,
  outdated: <CircleAlert aria-hidden className="size-4.5 shrink-0 text-warning" />,
};

function Step({ state, title, hint, action }: StepProps) {
  const { t } = useTranslation('sessions');
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2">
      {marks[state]}
      <div className="min-w-40 flex-1">
        <p className="text-sm font-medium">
          {title} <span className="sr-only">{t(`steps.state.${state}`)}</span>
        </p>
        <p className="text-xs text-muted">{hint}</p>
      </div>
      {action}
    </li>
  );
}
