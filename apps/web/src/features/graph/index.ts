export { graphCommands } from './commands.ts';
