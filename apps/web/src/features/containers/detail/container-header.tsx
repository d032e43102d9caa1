import type { ContainerInspection } from '@stagecraft/contracts';
import { Ellipsis, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../../ui/menu.tsx';
import { actionsFor, type ContainerAction } from '../actions/actions.ts';
import { ContainerDialogs, type ContainerTask } from '../actions/container-dialogs.tsx';
import { actionIcons } from '../actions/icons.ts';
import { useActions } from '../actions/use-actions.ts';
import { ContainerState } from '../list/container-state.tsx';
import { PortLinks } from '../ports/ports.tsx';
import { useContainer } from '../use-container.ts';

/** The chosen container's name and state, and all that can be done with it. */
export function ContainerHeader({ container }: { readonly container: string }) {
  const { value } = useContainer(container);
  const [task, setTask] = useState<ContainerTask | null>(null);
  const showContainer = useAppStore((state) => state.showContainer);
  if (value === null) return null;
  return (
    <div className="flex flex-col gap-1 bg-panel px-3 pt-2 pb-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="min-w-0 truncate font-mono text-sm font-semibold">{value.name}</h2>
        <ContainerState state={value.state} exitCode={value.exitCode} />
        <span className="flex-1" />
        <Actions container={value} onTask={setTask} />
      </div>
      {value.ports.length === 0 ? null : <PortLinks container={value.id} ports={value.ports} />}
      <ContainerDialogs
        task={task}
        onClose={() => {
          setTask(null);
          // Its name may be another one now; its id is not.
          if (container !== value.id) showContainer(value.id);
        }}
      />
    </div>
  );
}

/** Actions with a button of their own; all others are in the menu. */
const direct: readonly ContainerAction[] = [
  'shell',
  'start',
  'stop',
  'restart',
  'pause',
  'unpause',
];

interface ActionsProps {
  readonly container: ContainerInspection;
  readonly onTask: (task: ContainerTask) => void;
}

function Actions({ container, onTask }: ActionsProps) {
  const { t } = useTranslation('containerPlace');
  const { run, busy } = useActions(onTask);
  const actions = actionsFor(container.state);
  const entry = (action: ContainerAction) => {
    const Icon = actionIcons[action];
    return (
      <MenuItem
        key={action}
        icon={<Icon aria-hidden className="size-4" />}
        onSelect={() => run(action, [container])}
      >
        {t(`action.${action}`)}
      </MenuItem>
    );
  };
  return (
    <div className="flex flex-wrap items-center gap-1">
      {actions
        .filter((action) => direct.includes(action))
        .map((action) => {
          const Icon = actionIcons[action];
          return (
            <Button
              key={action}
              size="small"
              disabled={busy}
              icon={<Icon aria-hidden className="size-3.5" />}
              onClick={() => run(action, [container])}
            >
              {t(`action.${action}`)}
            </Button>
          );
        })}
      <Menu
        align="end"
        trigger={
          <IconButton size="small" label={t('detail.more')}>
            <Ellipsis aria-hidden className="size-4" />
          </IconButton>
        }
      >
        {actions.filter((action) => !direct.includes(action)).map(entry)}
        <MenuSeparator />
        <MenuItem
          danger
          icon={<Trash2 aria-hidden className="size-4" />}
          onSelect={() => onTask({ kind: 'remove', containers: [container] })}
        >
          {t('action.remove')}
        </MenuItem>
      </Menu>
    </div>
  );
}
