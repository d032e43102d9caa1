export { app } from './app.ts';
export { buildStart } from './build-start.ts';
export { settings } from './settings.ts';
export { workspace } from './workspace.ts';
