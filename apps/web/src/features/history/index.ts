export { historyCommands } from './commands.ts';
export { ImagePanel } from './image-panel.tsx';
