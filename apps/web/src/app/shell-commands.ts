import type { Command, CommandContribution } from '../state/commands.ts';
import type { AppState } from '../state/types.ts';

const always = (): boolean => true;
const inWorkspace = (state: AppState): boolean => state.workspace !== null;

function bottom(
  id: string,
  tab: 'log' | 'timeline' | 'image',
  titleKey: Command['titleKey'],
): Command {
  return {
    id,
    titleKey,
    group: 'view',
    when: (state) => inWorkspace(state) && state.activeBuildId !== null,
    run: (store) => store.getState().showBottom(tab),
  };
}

/** Commands of the window itself: panels, palette, start page. */
export const shellCommands: CommandContribution = [
  {
    id: 'app.palette',
    titleKey: 'app:command.palette',
    group: 'help',
    shortcut: ['Mod+Shift+P', 'F1'],
    when: always,
    run: (store) => store.getState().openDialog('palette'),
  },
  {
    id: 'app.startPage',
    titleKey: 'app:command.startPage',
    group: 'go',
    when: inWorkspace,
    run: (store) => store.getState().leaveFor(null),
  },
  {
    id: 'view.toggleSide',
    titleKey: 'app:command.toggleSide',
    group: 'view',
    shortcut: 'Mod+B',
    when: inWorkspace,
    run: (store) => store.getState().toggleSide(),
  },
  {
    id: 'view.toggleBottom',
    titleKey: 'app:command.toggleBottom',
    group: 'view',
    shortcut: 'Mod+J',
    when: inWorkspace,
    run: (store) => store.getState().toggleBottom(),
  },
  {
    id: 'view.files',
    titleKey: 'app:command.showFiles',
    group: 'view',
    shortcut: 'Mod+Shift+E',
    when: inWorkspace,
    run: (store) => store.getState().showSide('files'),
  },
  {
    id: 'view.builds',
    titleKey: 'app:command.showBuilds',
    group: 'view',
    when: inWorkspace,
    run: (store) => store.getState().showSide('builds'),
  },
  bottom('view.log', 'log', 'app:command.showLog'),
  bottom('view.timeline', 'timeline', 'app:command.showTimeline'),
  bottom('view.image', 'image', 'app:command.showImage'),
];
