export type * from './types.ts';
export { parseDockerfile } from './parse/parse.ts';
export { instructionAt, lineOf, offsetAt, positionAt } from './text/lines.ts';
