import type { ContainerSummary } from '@stagecraft/contracts';
import { Copy, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MenuItem, MenuSeparator, PointMenu } from '../../../ui/menu.tsx';
import type { Point } from '../../../ui/list-keys.ts';
import { toast } from '../../../ui/toast.ts';
import type { ContainerTask } from '../actions/container-dialogs.tsx';
import { actionsFor } from '../actions/actions.ts';
import { actionIcons } from '../actions/icons.ts';
import { useActions } from '../actions/use-actions.ts';
import { dockerWords } from '../docker-words.ts';
import { isUp } from './view.ts';

interface ContainerMenuProps {
  readonly at: Point;
  /** The one it was opened on. */
  readonly container: ContainerSummary;
  /** All that are chosen, it among them. */
  readonly chosen: readonly ContainerSummary[];
  readonly onTask: (task: ContainerTask) => void;
  readonly onClose: () => void;
  readonly afterClose: () => void;
}

const iconClass = 'size-4';

/** What can be done with a container, or with all that are chosen. */
export function ContainerMenu(props: ContainerMenuProps) {
  const { container, chosen, onTask } = props;
  const { t } = useTranslation('containerPlace');
  const count = chosen.length;
  return (
    <PointMenu
      at={props.at}
      label={count > 1 ? t('menu.labelMany', { count }) : t('menu.label', { name: container.name })}
      onClose={props.onClose}
      afterClose={props.afterClose}
    >
      {count > 1 ? (
        <ManyItems chosen={chosen} onTask={onTask} />
      ) : (
        <SingleItems container={container} onTask={onTask} />
      )}
      <MenuItem
        danger
        icon={<Trash2 aria-hidden className={iconClass} />}
        shortcut="Delete"
        onSelect={() => onTask({ kind: 'remove', containers: chosen })}
      >
        {count > 1 ? t('action.removeMany', { count }) : t('action.remove')}
      </MenuItem>
    </PointMenu>
  );
}

function ManyItems({ chosen, onTask }: Pick<ContainerMenuProps, 'chosen' | 'onTask'>) {
  const { t } = useTranslation('containerPlace');
  const { run } = useActions(onTask);
  const up = chosen.filter(isUp);
  const down = chosen.filter((one) => !isUp(one));
  return (
    <>
      <MenuItem disabled={down.length === 0} onSelect={() => run('start', down)}>
        {t('action.startMany', { count: down.length })}
      </MenuItem>
      <MenuItem disabled={up.length === 0} onSelect={() => run('stop', up)}>
        {t('action.stopMany', { count: up.length })}
      </MenuItem>
      <MenuItem disabled={up.length === 0} onSelect={() => run('restart', up)}>
        {t('action.restartMany', { count: up.length })}
      </MenuItem>
      <MenuSeparator />
    </>
  );
}

/** What is done with one container only. */
function SingleItems({ container, onTask }: Pick<ContainerMenuProps, 'container' | 'onTask'>) {
  const { t } = useTranslation('containerPlace');
  const { run } = useActions(onTask);
  const copy = (text: string): void => {
    void navigator.clipboard.writeText(text).then(() => toast.success(t('copied')));
  };
  return (
    <>
      {actionsFor(container.state).map((action) => {
        const Icon = actionIcons[action];
        return (
          <MenuItem
            key={action}
            icon={<Icon aria-hidden className={iconClass} />}
            onSelect={() => run(action, [container])}
          >
            {t(`action.${action}`)}
          </MenuItem>
        );
      })}
      <MenuSeparator />
      <MenuItem
        icon={<Copy aria-hidden className={iconClass} />}
        onSelect={() => copy(container.id)}
      >
        {t('action.copyId')}
      </MenuItem>
      <MenuItem
        icon={<Copy aria-hidden className={iconClass} />}
        onSelect={() => copy(dockerWords.inspect(container.name))}
      >
        {t('action.copyInspect')}
      </MenuItem>
      <MenuSeparator />
    </>
  );
}
