export { buildCommands } from './commands.ts';
export { BuildList } from './list/build-list.tsx';
export { BuildLog } from './log/build-log.tsx';
export { BuildDialog } from './options/build-dialog.tsx';
export { BuildButton } from './start/build-button.tsx';
export { BuildTimeline } from './timeline/build-timeline.tsx';
