import type { ContainerSummary } from '@stagecraft/contracts';
import { Circle, CircleCheck, CirclePause, CirclePlay, CircleX, Loader } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../../ui/class-names.ts';

type ShownState = Pick<ContainerSummary, 'state' | 'exitCode'>;

interface Look {
  readonly Icon: typeof Circle;
  readonly colour: string;
}

/** One that ended well looks other than one that did not. */
function lookOf({ state, exitCode }: ShownState): Look {
  switch (state) {
    case 'running':
      return { Icon: CirclePlay, colour: 'text-done' };
    case 'paused':
      return { Icon: CirclePause, colour: 'text-warning' };
    case 'restarting':
    case 'removing':
      return { Icon: Loader, colour: 'text-running' };
    case 'created':
      return { Icon: Circle, colour: 'text-queued' };
    case 'exited':
    case 'dead':
      return exitCode === 0
        ? { Icon: CircleCheck, colour: 'text-queued' }
        : { Icon: CircleX, colour: 'text-failed' };
  }
}

/** A container's state in colour, as a picture, and in words with the exit code. */
export function ContainerState(props: ShownState & { readonly className?: string }) {
  const { t } = useTranslation('containerPlace');
  const { Icon, colour } = lookOf(props);
  const ended = (props.state === 'exited' || props.state === 'dead') && props.exitCode !== null;
  return (
    <span
      data-container-state={props.state}
      className={classNames(
        'inline-flex items-center gap-1 text-xs font-medium whitespace-nowrap',
        colour,
        props.className,
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {ended ? t('state.ended', { code: props.exitCode }) : t(`state.${props.state}`)}
    </span>
  );
}
