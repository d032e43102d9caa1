import { findLineStarts } from '../text/lines.ts';
import { skipSpace, trimEnd } from '../text/chars.ts';
import { cleanPath } from './clean.ts';
import { compilePattern } from './pattern.ts';
import { makeWalker, type Walker } from './walk.ts';

/** An ignore file, ready to decide. */
export interface IgnoreRules {
  /**
   * Whether the build context lacks this path. `path` is relative to the context root, with `/`.
   * Equal to moby's `MatchesOrParentMatches`: the last rule that matches the path or a folder
   * above it wins.
   */
  readonly ignores: (path: string) => boolean;
  /** Whether an ignored folder must be walked all the same, since an exception (`!`) could match below it. */
  readonly mayContainIncluded: (folder: string) => boolean;
  /** 0-based line of the rule that decides about a path; null when no rule speaks of it. */
  readonly decidedBy: (path: string) => number | null;
  /** 0-based lines that Docker refuses (`!` alone, a bracket that does not close): a build fails on them. */
  readonly invalidLines: readonly number[];
}

interface Rule {
  readonly line: number;
  readonly exception: boolean;
  readonly walker: Walker;
}

/**
 * Compiles the text of a `.dockerignore`: one rule a line, `#` at the very start of a line begins a
 * comment, `!` an exception; `*`, `?`, `[…]`, `**` and `\` as in Go's `filepath.Match` with moby's
 * `**`. Never throws.
 */
export function compileIgnore(text: string): IgnoreRules {
  const { rules, invalidLines } = readRules(text);
  const decide = (path: string): Rule | null => {
    const clean = cleanPath(path);
    if (clean === '.' || clean === '/') return null;
    let decider: Rule | null = null;
    for (const rule of rules) {
      const ignored = decider !== null && !decider.exception;
      if (rule.exception === ignored && rule.walker.matches(clean)) decider = rule;
    }
    return decider;
  };
  const ignores = (path: string): boolean => decide(path)?.exception === false;
  const mayContainIncluded = (folder: string): boolean => {
    const clean = cleanPath(folder);
    if (clean === '.' || clean === '/' || !ignores(clean)) return true;
    for (let at = rules.length - 1; at >= 0; at--) {
      const rule = rules[at];
      if (rule === undefined) continue;
      if (rule.exception && rule.walker.reaches(clean)) return true;
      if (!rule.exception && rule.walker.matches(clean)) return false;
    }
    return false;
  };
  return {
    ignores,
    mayContainIncluded,
    decidedBy: (path) => decide(path)?.line ?? null,
    invalidLines,
  };
}

function readRules(text: string): { rules: Rule[]; invalidLines: number[] } {
  const rules: Rule[] = [];
  const invalidLines: number[] = [];
  const starts = findLineStarts(text);
  for (const [line, start] of starts.entries()) {
    const from = line === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
    if (text[from] === '#') continue;
    const end = starts[line + 1] ?? text.length;
    let first = skipSpace(text, from, end);
    const last = trimEnd(text, first, end);
    if (first === last) continue;
    const exception = text[first] === '!';
    if (exception) first = skipSpace(text, first + 1, last);
    const pattern = normalize(text.slice(first, last));
    const compiled = pattern === '' ? null : compilePattern(pattern);
    if (compiled === null) invalidLines.push(line);
    else rules.push({ line, exception, walker: makeWalker(compiled) });
  }
  return { rules, invalidLines };
}

/** Cleaned, and relative to the context root whether it begins with `/` or not. */
function normalize(pattern: string): string {
  if (pattern === '') return '';
  const clean = cleanPath(pattern);
  return clean.length > 1 && clean.startsWith('/') ? clean.slice(1) : clean;
}

/**
 * Where the ignore file of a Dockerfile may lie, first match first: beside it under its own name,
 * then in the context's root. `dockerfilePath` is relative to the context, with `/`.
 */
export function ignoreFileFor(dockerfilePath: string): readonly string[] {
  return [`${dockerfilePath}.dockerignore`, '.dockerignore'];
}
