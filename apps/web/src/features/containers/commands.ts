import type { CommandContribution } from '../../state/commands.ts';

/** Commands about containers. */
export const containerCommands: CommandContribution = [
  {
    id: 'container.run',
    titleKey: 'containers:commandName.run',
    group: 'build',
    when: (state) => state.image !== null,
    run: (store) => {
      const { image, openRun } = store.getState();
      if (image !== null) void openRun(image.tags[0] ?? image.id);
    },
  },
];
