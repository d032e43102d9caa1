import type { Command, CommandContribution } from '../state/commands.ts';
import type { WindowPlace } from '../state/place-slice.types.ts';
import type { AppState } from '../state/types.ts';
import { toast } from '../ui/toast.ts';

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
    run: (store) => store.getState().enterBottom(tab),
  };
}

function place(name: WindowPlace, titleKey: Command['titleKey']): Command {
  return {
    id: `app.place.${name}`,
    titleKey,
    group: 'go',
    everyPlace: true,
    when: (state) => state.place !== name,
    run: (store) => store.getState().showPlace(name),
  };
}

/** Commands of the window itself: places, panels, palette, start page. */
export const shellCommands: CommandContribution = [
  {
    id: 'app.palette',
    titleKey: 'app:command.palette',
    group: 'help',
    shortcut: ['Mod+Shift+P', 'F1'],
    everyPlace: true,
    when: always,
    run: (store) => store.getState().openDialog('palette'),
  },
  {
    id: 'app.notices',
    titleKey: 'app:command.notices',
    group: 'go',
    // What they offer is offered for a few seconds.
    shortcut: 'F9',
    everyPlace: true,
    when: toast.areShown,
    run: () => toast.enter(),
  },
  {
    id: 'app.startPage',
    titleKey: 'app:command.startPage',
    group: 'go',
    everyPlace: true,
    when: inWorkspace,
    run: (store) => store.getState().leaveFor(null),
  },
  place('work', 'app:command.placeWork'),
  place('images', 'app:command.placeImages'),
  place('containers', 'app:command.placeContainers'),
  place('registries', 'app:command.placeRegistries'),
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
