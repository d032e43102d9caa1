// What the shell needs at once. The heavier parts are fetched from their own files when they are shown.
export { buildCommands } from './commands.ts';
export { BuildButton } from './start/build-button.tsx';
