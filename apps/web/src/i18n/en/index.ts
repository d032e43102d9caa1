export { app } from './app.ts';
export { build } from './build.ts';
export { containers } from './containers.ts';
export { editor } from './editor.ts';
export { history } from './history.ts';
export { problems } from './problems.ts';
export { settings } from './settings.ts';
export { workspace } from './workspace.ts';
