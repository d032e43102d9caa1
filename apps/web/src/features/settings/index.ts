export { settingsCommands } from './commands.ts';
export { EditorSettingsButton } from './menus/editor-settings-button.tsx';
export { LanguageMenu } from './menus/language-menu.tsx';
export { ThemeMenu } from './menus/theme-menu.tsx';
