/** What a person chose about formatting. */
export interface FormatOptions {
  /** Of instruction keywords, AS, and HEALTHCHECK's CMD and NONE. */
  readonly keywordCase: 'upper' | 'lower' | 'keep';
  /** Columns a continued line is indented by, and each deeper level in a shell command. */
  readonly indent: number;
  /** Puts the packages of an install command on lines of their own, sorted. */
  readonly sortPackages: boolean;
}

export const DEFAULT_FORMAT: FormatOptions = {
  keywordCase: 'upper',
  indent: 4,
  sortPackages: false,
};

/** Deeper indentation than this is taken as this. */
const MAX_INDENT = 16;

/** Whole columns from 0 on, whatever was asked for. */
export function cleanIndent(indent: number): number {
  return Number.isFinite(indent) ? Math.max(0, Math.min(MAX_INDENT, Math.floor(indent))) : 0;
}
