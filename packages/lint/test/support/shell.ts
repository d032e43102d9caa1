import type { ScriptReader } from '../../src/file/types.ts';

/** Reads scripts in tests as the product does. */
export const readScript: ScriptReader | null = null;
