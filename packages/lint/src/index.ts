export type * from './types.ts';
export type * from './rule.ts';
export type * from './shell/types.ts';
export type * from './file/types.ts';
export type * from './policy/types.ts';
export { DEFAULT_POLICY } from './policy/types.ts';
export { lint } from './run/lint.ts';
export { rules } from './rules/index.ts';
