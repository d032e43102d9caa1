import { fail } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';

/** The system's error code of a failed file operation, e.g. `ENOENT`; null for any other throw. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** The code and what was attempted, without paths of the machine: `EACCES: permission denied, open`. */
function words(error: Error): string {
  return error.message.replace(/ '.*$/s, '').replace(/,? ->.*$/s, '');
}

/**
 * Turns a failed file operation into a value. Anything that is not the file system's doing is thrown
 * on: it is a bug.
 */
export function fromSystemError(error: unknown): Result<never> {
  const code = systemCode(error);
  if (code === null || !(error instanceof Error)) throw error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return fail('not_found', { detail: words(error) });
  if (code === 'ELOOP') return fail('path_outside_workspace');
  return fail('file_refused', { detail: words(error) });
}
