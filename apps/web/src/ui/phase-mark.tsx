import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleX,
  LoaderCircle,
  Unplug,
  Zap,
  type LucideIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';

/** States of a step (`StepPhase`) and of a build (`BuildState`). */
export type Phase =
  'queued' | 'running' | 'cached' | 'done' | 'succeeded' | 'failed' | 'cancelled' | 'interrupted';

interface Look {
  readonly icon: LucideIcon;
  readonly text: string;
  readonly soft: string;
}

const done: Look = { icon: CircleCheck, text: 'text-done', soft: 'bg-done-soft' };

/** Icon and Tailwind classes of each phase: colour never stands alone. */
export const phaseLooks: Readonly<Record<Phase, Look>> = {
  queued: { icon: CircleDashed, text: 'text-queued', soft: 'bg-queued-soft' },
  running: { icon: LoaderCircle, text: 'text-running', soft: 'bg-running-soft' },
  cached: { icon: Zap, text: 'text-cached', soft: 'bg-cached-soft' },
  done,
  succeeded: done,
  failed: { icon: CircleX, text: 'text-failed', soft: 'bg-failed-soft' },
  cancelled: { icon: Ban, text: 'text-cancelled', soft: 'bg-cancelled-soft' },
  interrupted: { icon: Unplug, text: 'text-cancelled', soft: 'bg-cancelled-soft' },
};

interface PhaseMarkProps {
  readonly phase: Phase;
  /** Leaves the word to screen readers; only where space forbids it. */
  readonly iconOnly?: boolean;
  /** Puts it on the phase's soft background. */
  readonly pill?: boolean;
  readonly className?: string;
}

/** A phase as colour, icon and word. */
export function PhaseMark(props: PhaseMarkProps) {
  const { phase, iconOnly = false, pill = false, className } = props;
  const { t } = useTranslation('app');
  const look = phaseLooks[phase];
  const Icon = look.icon;
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1 text-xs font-medium whitespace-nowrap',
        look.text,
        pill && `h-5 rounded-full px-2 ${look.soft}`,
        className,
      )}
    >
      <Icon
        aria-hidden
        className={classNames(
          'size-3.5 shrink-0',
          phase === 'running' && 'animate-spin motion-reduce:animate-none',
        )}
      />
      <span className={iconOnly ? 'sr-only' : ''}>{t(`phase.${phase}`)}</span>
    </span>
  );
}
