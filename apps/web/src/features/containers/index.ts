// What the shell needs at once. `RunDialog` is fetched from its own file when it is shown.
export { containerCommands } from './commands.ts';
