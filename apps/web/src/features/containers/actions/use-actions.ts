import { useAppStore } from '../../../state/hooks.tsx';
import { shellIn } from '../../../state/terminal/shell-in.ts';
import type { ContainerAction } from './actions.ts';
import type { ContainerTask } from './container-dialogs.tsx';
import { useAct, type NamedContainer } from './use-act.ts';

/** Does what needs no question; opens the dialog of what does. */
export function useActions(onTask: (task: ContainerTask) => void) {
  const { act, busy } = useAct();
  const showContainer = useAppStore((state) => state.showContainer);
  const showRoads = useAppStore((state) => state.showRoads);
  const openTerminal = useAppStore((state) => state.openTerminal);
  const run = (action: ContainerAction, containers: readonly NamedContainer[]): void => {
    const [container] = containers;
    if (container === undefined) return;
    switch (action) {
      case 'shell':
      case 'attach':
        showContainer(container.id, 'terminal');
        void openTerminal(
          action === 'attach'
            ? { kind: 'attach', container: container.name }
            : shellIn(container.name),
        );
        return;
      case 'start':
      case 'stop':
      case 'restart':
      case 'pause':
      case 'unpause':
        void act(action, containers);
        return;
      case 'record':
        showContainer(container.id, 'record');
        return;
      case 'roads':
        showRoads({ images: [], container: container.name });
        return;
      case 'kill':
      case 'wait':
      case 'rename':
      case 'commit':
      case 'export':
        onTask({ kind: action, container });
    }
  };
  return { run, busy };
}
