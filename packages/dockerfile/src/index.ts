export type * from './types.ts';
export { parseDockerfile } from './parse/parse.ts';
export { buildGraph } from './graph/graph.ts';
export { buildArguments, type BuildArgument } from './graph/arguments.ts';
export { isPlatform } from './graph/platform.ts';
export { normalizeReference } from './graph/reference.ts';
export { instructionAt, lineOf, offsetAt, positionAt } from './text/lines.ts';
export { compileIgnore, ignoreFileFor, type IgnoreRules } from './ignore/ignore.ts';
