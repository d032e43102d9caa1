export type * from './types.ts';
export type * from './shell/types.ts';
