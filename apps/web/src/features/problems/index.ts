export { problemsCommands } from './commands.ts';
