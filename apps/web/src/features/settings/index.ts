export { settingsCommands } from './commands.ts';
export { LanguageMenu } from './menus/language-menu.tsx';
export { ThemeMenu } from './menus/theme-menu.tsx';
