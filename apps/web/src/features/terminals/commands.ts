import type { CommandContribution } from '../../state/commands.ts';

const hasEngine = (state: { readonly engine: { readonly state: string } | null }): boolean =>
  state.engine?.state === 'ready';

/** Commands about terminals. */
export const terminalCommands: CommandContribution = [
  {
    id: 'terminal.open',
    titleKey: 'containers:commandName.openTerminal',
    group: 'view',
    everyPlace: true,
    when: hasEngine,
    run: (store) => store.getState().openDialog('terminal'),
  },
  {
    id: 'terminal.show',
    titleKey: 'containers:commandName.showTerminals',
    group: 'view',
    when: (state) => state.workspace !== null,
    run: (store) => store.getState().showBottom('terminal'),
  },
];
