export { StartPage } from './start/start-page.tsx';
export { FileTree } from './tree/file-tree.tsx';
export { workspaceCommands } from './commands.ts';
