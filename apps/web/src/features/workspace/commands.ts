import type { CommandContribution } from '../../state/commands.ts';

export const workspaceCommands: CommandContribution = [
  {
    id: 'workspace.quickOpen',
    titleKey: 'workspace:command.quickOpen',
    group: 'go',
    shortcut: 'Mod+P',
    when: (state) => state.workspace !== null,
    run: (store) => store.getState().openDialog('files'),
  },
  {
    id: 'workspace.refresh',
    titleKey: 'workspace:command.refresh',
    group: 'file',
    when: (state) => state.workspace !== null,
    run: (store) => store.getState().refreshFolders(),
  },
];
