export type * from './types.ts';
export type * from './edits/edit.ts';
export type * from './scope/types.ts';
export type * from './symbols/types.ts';
export { parseDockerfile } from './parse/parse.ts';
export { buildGraph } from './graph/graph.ts';
export { buildArguments, type BuildArgument } from './graph/arguments.ts';
export { isPlatform } from './graph/platform.ts';
export { normalizeReference } from './graph/reference.ts';
export { instructionAt, lineOf, offsetAt, positionAt } from './text/lines.ts';
export { compileIgnore, ignoreFileFor, type IgnoreRules } from './ignore/ignore.ts';
export {
  featureAt,
  featuresOf,
  frontendFeatures,
  neededVersion,
  type FrontendFeature,
} from './frontend/features.ts';
