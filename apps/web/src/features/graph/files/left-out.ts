import { compileIgnore, type IgnoreRules } from '@stagecraft/dockerfile';

/** What an ignore file does to the paths of the build context. */
export interface ContextRules {
  /** Of the ignore file. */
  readonly path: string;
  readonly rules: IgnoreRules;
  /** The file's lines. */
  readonly lines: readonly string[];
}

export function contextRules(file: { readonly path: string; readonly text: string }): ContextRules {
  const lines = file.text.split(/\r\n?|\n/);
  return { path: file.path, rules: compileIgnore(file.text), lines };
}

/** The line that leaves a path out, from 1, with its text. */
export interface LeftOut {
  readonly file: string;
  readonly line: number;
  readonly pattern: string;
}

/**
 * Whether a build would not find a path of the context, and by which line; null where it would. A folder
 * in which an exception (`!`) may keep something counts as found.
 *
 * @param path relative to the context, without `/` at its end
 */
export function leftOutBy(
  { path: file, rules, lines }: ContextRules,
  path: string,
  folder: boolean,
): LeftOut | null {
  if (path === '' || !rules.ignores(path)) return null;
  if (folder && rules.mayContainIncluded(path)) return null;
  const line = rules.decidedBy(path);
  return line === null ? null : { file, line: line + 1, pattern: lines[line]?.trim() ?? '' };
}
