import type { CommandContribution } from '../../state/commands.ts';

/** Commands about what was built. */
export const historyCommands: CommandContribution = [
  {
    id: 'history.showImage',
    titleKey: 'history:command.showImage',
    group: 'view',
    when: (state) => state.workspace !== null,
    run: (store) => store.getState().showBottom('image'),
  },
  {
    id: 'history.reloadImage',
    titleKey: 'history:command.reloadImage',
    group: 'build',
    when: (state) => state.image !== null || state.imageProblem !== null,
    run: (store) => store.getState().loadImage(),
  },
];
