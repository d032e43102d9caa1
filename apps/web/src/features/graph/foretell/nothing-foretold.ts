import type { Foretold } from '../../../state/canvas-slice.types.ts';

/** Before the first answer. */
export const nothingForetold: Foretold = { state: 'asking', rows: new Map(), problem: null };
