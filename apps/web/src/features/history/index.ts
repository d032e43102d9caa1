// What the shell needs at once. `ImagePanel` is fetched from its own file when it is shown.
export { historyCommands } from './commands.ts';
