import type { ContainerSummary } from '@stagecraft/contracts';
import { Check, HeartCrack, HeartPulse } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { formatAgo } from '../../../ui/format.ts';
import { CompactPorts } from '../ports/ports.tsx';
import { ContainerState } from './container-state.tsx';
import { shortId } from './view.ts';

interface ContainerRowProps {
  readonly id: string;
  /** Among all that are shown, from 1. */
  readonly number: number;
  readonly container: ContainerSummary;
  readonly chosen: boolean;
  readonly active: boolean;
  /** Pixels. */
  readonly top: number;
  readonly height: number;
  readonly onClick: (event: MouseEvent) => void;
  readonly onContextMenu: (event: MouseEvent) => void;
}

/** One container: its name, state and ports, then what it was made of and when. */
export function ContainerRow(props: ContainerRowProps) {
  const { container, chosen, active } = props;
  const { t, i18n } = useTranslation('containerPlace');
  const shown = useAppStore(
    ({ shownContainer }) => shownContainer === container.id || shownContainer === container.name,
  );
  return (
    <div
      id={props.id}
      role="row"
      aria-selected={chosen}
      aria-current={shown}
      aria-rowindex={props.number}
      data-container={container.name}
      onClick={props.onClick}
      onContextMenu={props.onContextMenu}
      className={classNames(
        'absolute inset-x-0 flex cursor-default items-center gap-2 border-l-2 pr-3 pl-1.5 select-none',
        chosen ? 'bg-selected' : shown ? 'bg-hover' : 'hover:bg-hover',
        active || shown ? 'border-accent' : 'border-transparent',
      )}
      style={{ top: props.top, height: props.height }}
    >
      <Check
        aria-hidden
        className={classNames('size-3.5 shrink-0 text-accent', !chosen && 'invisible')}
      />
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-3">
          <span role="gridcell" className="min-w-0 truncate font-mono text-xs" title={container.id}>
            {container.name}
          </span>
          <span role="gridcell" className="ml-auto flex shrink-0 items-center gap-2">
            <Health health={container.health} />
            <ContainerState state={container.state} exitCode={container.exitCode} />
          </span>
        </div>
        <div className="mt-0.5 flex items-center gap-x-3 text-xs text-muted">
          <span role="gridcell" className="max-w-[40%] shrink-0 truncate" title={container.image}>
            {container.image.replace(/^sha256:.*/, shortId)}
          </span>
          <span
            role="gridcell"
            className="min-w-0 flex-1 truncate font-mono text-2xs"
            title={container.command}
          >
            {container.command}
          </span>
          <span role="gridcell" className="min-w-0 shrink-0 empty:hidden">
            <CompactPorts ports={container.ports} />
          </span>
          <span role="gridcell" className="shrink-0" title={container.status}>
            {t('row.created', { ago: formatAgo(container.createdAt, i18n.language) })}
          </span>
        </div>
      </div>
    </div>
  );
}

function Health({ health }: Pick<ContainerSummary, 'health'>) {
  const { t } = useTranslation('containerPlace');
  if (health === null) return null;
  const Icon = health === 'unhealthy' ? HeartCrack : HeartPulse;
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1 text-xs',
        health === 'unhealthy' ? 'text-failed' : 'text-muted',
      )}
    >
      <Icon aria-hidden className="size-3" />
      {t(`health.${health}`)}
    </span>
  );
}
