import { LocalFileError } from '../context/entry.ts';

/** The result of a build cannot be written. */
export class OutputError extends LocalFileError {
  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(
      `The result of the build could not be written: ${path}: ${reason}. ` +
        `Choose another place for it, or clear this one.`,
      options,
    );
    this.name = 'OutputError';
  }
}

/** An error of the file system in the words of a build's result. */
export function outputErrorOf(path: string, error: unknown): OutputError {
  if (error instanceof OutputError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new OutputError(path, code, { cause: error });
}
