import path from 'node:path';

/** Absolute path of the repository. */
export const repository = path.resolve(import.meta.dirname, '../../..');
