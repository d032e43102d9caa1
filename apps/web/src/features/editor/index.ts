export { editorCommands } from './commands.ts';
export { languageCommands } from './language-commands.ts';
