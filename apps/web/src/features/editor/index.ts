export { editorCommands } from './commands.ts';
