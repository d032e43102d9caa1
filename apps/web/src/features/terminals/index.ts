// What the shell needs at once; the rest is fetched from its own files.
export { terminalCommands } from './commands.ts';
