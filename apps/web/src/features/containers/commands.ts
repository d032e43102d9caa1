import { imageName } from '../../state/build/image-name.ts';
import type { CommandContribution } from '../../state/commands.ts';

/** Commands about containers. */
export const containerCommands: CommandContribution = [
  {
    id: 'container.run',
    titleKey: 'containers:commandName.run',
    group: 'build',
    when: (state) => state.image !== null,
    run: (store) => {
      const name = imageName(store.getState());
      if (name !== null) void store.getState().openRun(name);
    },
  },
];
