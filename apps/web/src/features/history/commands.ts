import type { CommandContribution } from '../../state/commands.ts';

/** Commands about what was built. */
export const historyCommands: CommandContribution = [
  {
    id: 'history.reloadImage',
    titleKey: 'history:command.reloadImage',
    group: 'build',
    when: (state) => state.image !== null || state.imageProblem !== null,
    run: (store) => store.getState().loadImage(),
  },
];
