import type { CommandContribution } from '../../state/commands.ts';
import { buildObstacle, isActiveGoing } from './shared/selectors.ts';

/** Commands about builds. */
export const buildCommands: CommandContribution = [
  {
    id: 'build.options',
    titleKey: 'buildStart:command.options',
    group: 'build',
    shortcut: 'Mod+Enter',
    when: (state) => state.workspace !== null,
    run: (store) => store.getState().openDialog('build'),
  },
  {
    id: 'build.start',
    titleKey: 'buildStart:command.start',
    group: 'build',
    shortcut: 'Mod+Shift+Enter',
    when: (state) => buildObstacle(state) === null && !state.buildStarting,
    run: (store) => store.getState().startBuild(),
  },
  {
    id: 'build.both',
    titleKey: 'buildStart:command.both',
    group: 'build',
    // Where the engine has one builder only, the dialog says so.
    when: (state) => state.workspace !== null && state.buildOptions !== null,
    run: (store) => store.getState().openDialog('buildPair'),
  },
  {
    id: 'build.preset',
    titleKey: 'buildStart:command.preset',
    group: 'build',
    when: (state) => state.workspace !== null && state.engine.state === 'ready',
    run: (store) => store.getState().openDialog('presets'),
  },
  {
    id: 'build.records',
    titleKey: 'records:keep.title',
    group: 'build',
    when: (state) => state.workspace !== null,
    run: (store) => store.getState().openDialog('records'),
  },
  {
    id: 'build.cancel',
    titleKey: 'buildStart:command.cancel',
    group: 'build',
    shortcut: 'Mod+.',
    when: isActiveGoing,
    run: (store) => store.getState().cancelBuild(),
  },
];
