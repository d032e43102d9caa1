import { LocalFileError } from '../context/entry.ts';

/** A cache in a folder cannot be written. */
export class CacheError extends LocalFileError {
  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(
      `The cache could not be written: ${path}: ${reason}. ` +
        `Choose another folder for it, or clear this one.`,
      options,
    );
    this.name = 'CacheError';
  }
}

/** An error of the file system in the words of a build's result. */
export function cacheErrorOf(path: string, error: unknown): CacheError {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new CacheError(path, reason, { cause: error });
}
