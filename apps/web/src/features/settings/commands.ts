import type { Language } from '@stagecraft/contracts';
import type { Command, CommandContribution } from '../../state/commands.ts';
import type { Theme } from '../../state/view-slice.types.ts';
import { switchLanguage } from './switch-language.ts';

function theme(value: Theme, titleKey: Command['titleKey']): Command {
  return {
    id: `settings.theme.${value}`,
    titleKey,
    group: 'settings',
    everyPlace: true,
    when: (state) => state.theme !== value,
    run: (store) => store.getState().setTheme(value),
  };
}

function language(value: Language, titleKey: Command['titleKey']): Command {
  return {
    id: `settings.language.${value}`,
    titleKey,
    group: 'settings',
    everyPlace: true,
    when: (state) => state.language !== value,
    run: (store) => switchLanguage(store, value),
  };
}

export const settingsCommands: CommandContribution = [
  theme('dark', 'settings:command.themeDark'),
  theme('light', 'settings:command.themeLight'),
  theme('system', 'settings:command.themeSystem'),
  language('en', 'settings:command.english'),
  language('zh-CN', 'settings:command.chinese'),
  {
    id: 'settings.editor',
    titleKey: 'settings:command.editorSettings',
    group: 'settings',
    everyPlace: true,
    shortcut: 'Mod+,',
    when: () => true,
    run: (store) => store.getState().openDialog('editorSettings'),
  },
  {
    id: 'settings.registries',
    titleKey: 'settings:command.registries',
    group: 'settings',
    everyPlace: true,
    when: () => true,
    run: (store) => store.getState().openLogin(null),
  },
  {
    id: 'registries.pull',
    titleKey: 'settings:command.pull',
    group: 'go',
    everyPlace: true,
    when: (state) => state.engine.state === 'ready',
    run: (store) => store.getState().openPull(),
  },
  {
    id: 'registries.push',
    titleKey: 'settings:command.push',
    group: 'go',
    everyPlace: true,
    when: (state) => state.engine.state === 'ready',
    run: (store) => store.getState().openPush(store.getState().shownImage ?? ''),
  },
  {
    id: 'settings.shortcuts',
    titleKey: 'settings:command.shortcuts',
    group: 'help',
    everyPlace: true,
    shortcut: 'Mod+Shift+/',
    when: () => true,
    run: (store) => store.getState().openDialog('shortcuts'),
  },
];
