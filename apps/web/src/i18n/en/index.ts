export { app } from './app.ts';
export { build } from './build.ts';
export { settings } from './settings.ts';
export { workspace } from './workspace.ts';
