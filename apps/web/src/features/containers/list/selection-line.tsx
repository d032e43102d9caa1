import type { ContainerSummary } from '@stagecraft/contracts';
import { Play, Square, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import type { ContainerTask } from '../actions/container-dialogs.tsx';
import { useAct } from '../actions/use-act.ts';
import { isUp } from './view.ts';

interface SelectionLineProps {
  readonly shown: number;
  readonly total: number;
  readonly running: number;
  readonly chosen: readonly ContainerSummary[];
  readonly onTask: (task: ContainerTask) => void;
}

const iconClass = 'size-3.5';

/** How many there are, and what can be done with those that are chosen. */
export function SelectionLine({ shown, total, running, chosen, onTask }: SelectionLineProps) {
  const { t } = useTranslation('containerPlace');
  const { act, busy } = useAct();
  const count = chosen.length;
  const up = chosen.filter(isUp);
  const down = chosen.filter((one) => !isUp(one));
  const summary =
    count > 1
      ? t('list.chosen', { count })
      : shown === total
        ? t('list.count', { count: total, running })
        : t('list.countOf', { shown, total });
  return (
    <div className="flex min-h-8 shrink-0 flex-wrap items-center gap-1.5 border-b px-3 py-1 text-xs text-muted">
      <span role="status" className="min-w-0 flex-1 truncate tabular-nums">
        {summary}
      </span>
      {count < 2 ? null : (
        <>
          {down.length === 0 ? null : (
            <Button
              size="small"
              busy={busy}
              icon={<Play aria-hidden className={iconClass} />}
              onClick={() => void act('start', down)}
            >
              {t('action.startMany', { count: down.length })}
            </Button>
          )}
          {up.length === 0 ? null : (
            <Button
              size="small"
              busy={busy}
              icon={<Square aria-hidden className={iconClass} />}
              onClick={() => void act('stop', up)}
            >
              {t('action.stopMany', { count: up.length })}
            </Button>
          )}
          <Button
            size="small"
            icon={<Trash2 aria-hidden className={iconClass} />}
            onClick={() => onTask({ kind: 'remove', containers: chosen })}
          >
            {t('action.removeMany', { count })}
          </Button>
        </>
      )}
    </div>
  );
}
