export { build } from './build.ts';
export { containers } from './containers.ts';
export { editor } from './editor.ts';
export { graph } from './graph.ts';
export { history } from './history.ts';
export { problems } from './problems.ts';
export { records } from './records.ts';
export { whatIf } from './what-if.ts';
