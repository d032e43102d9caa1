export { graphCommands } from './commands/all-commands.ts';
