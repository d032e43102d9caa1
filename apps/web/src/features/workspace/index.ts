export { StartPage } from './start/start-page.tsx';
export { workspaceCommands } from './commands.ts';
