import type { LocalizedText, ProblemCode } from '@stagecraft/contracts';

/** An expected failure, before it is put into words (see `catalogue.ts`). */
export interface Failure {
  readonly code: ProblemCode;
  /** Technical detail as received, e.g. the system's own words. */
  readonly detail?: string;
  /** Why and what to do next, where it can be told more exactly than the catalogue does. */
  readonly next?: LocalizedText;
  /** Only with `file_conflict`: version of the file on disk now, null when it is gone. */
  readonly currentVersion?: string | null;
}

/** What every use case of the server gives: a value, or why not. A throw is a bug. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(code: ProblemCode, more: Omit<Failure, 'code'> = {}): Result<never> {
  return { ok: false, failure: { code, ...more } };
}
