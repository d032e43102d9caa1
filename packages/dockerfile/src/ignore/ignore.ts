import { findLineStarts } from '../text/lines.ts';
import { skipSpace, trimEnd } from '../text/chars.ts';
import { cleanPath } from './clean.ts';
import { compilePattern } from './pattern.ts';
import { makeWalker, type Walker } from './walk.ts';

/** An ignore file, ready to decide. */
export interface IgnoreRules {
  /**
   * Whether the build context lacks this path. `path` is relative to the context root, with `/`.
   * Equal to moby's `MatchesUsingParentResults`, by which docker and BuildKit's clients walk a
   * folder: the last rule that matches wins; what a rule did to a folder holds for all in it; and an
   * exception counts only for what was ignored when its turn came.
   */
  readonly ignores: (path: string) => boolean;
  /** Whether an ignored folder must be walked all the same, since an exception (`!`) could match below it. */
  readonly mayContainIncluded: (folder: string) => boolean;
  /** 0-based line of the rule that decides about a path; null when no rule speaks of it. */
  readonly decidedBy: (path: string) => number | null;
  /** Whether some rule is an exception (`!`). */
  readonly hasExceptions: boolean;
  /** Whether one of the rules takes all there is: `*`, `**` or `**\/*`. */
  readonly hasCatchAll: boolean;
  /** 0-based lines that Docker refuses (`!` alone, a bracket that does not close): a build fails on them. */
  readonly invalidLines: readonly number[];
}

interface Rule {
  readonly line: number;
  readonly pattern: string;
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
  return {
    ignores: (path) => decide(rules, cleanPath(path)).ignored,
    mayContainIncluded: (folder) => {
      const clean = cleanPath(folder);
      const { ignored, holds } = decide(rules, clean);
      return !ignored || canBeIncluded(rules, clean, holds);
    },
    decidedBy: (path) => decide(rules, cleanPath(path)).decider?.line ?? null,
    hasExceptions: rules.some(({ exception }) => exception),
    hasCatchAll: rules.some(({ exception, pattern }) => !exception && CATCH_ALL.has(pattern)),
    invalidLines,
  };
}

const CATCH_ALL: ReadonlySet<string> = new Set(['*', '**', '**/*']);

interface Decision {
  readonly ignored: boolean;
  readonly decider: Rule | null;
  /** Which rules took hold of the path or of a folder above it. */
  readonly holds: readonly boolean[];
}

/** Goes down from the first folder to the path itself, each level with what its parent's gave. */
function decide(rules: readonly Rule[], path: string): Decision {
  let decision: Decision = { ignored: false, decider: null, holds: [] };
  if (path === '.' || path === '/') return decision;
  const found = rules.map((rule) => rule.walker.depths(path));
  const used = found.flatMap((depths) => depths);
  const levels = new Set(used);
  for (const depth of [...levels].sort((a, b) => a - b)) {
    decision = decideLevel(rules, found, depth, decision.holds);
  }
  return decision;
}

function decideLevel(
  rules: readonly Rule[],
  found: readonly (readonly number[])[],
  depth: number,
  above: readonly boolean[],
): Decision {
  let ignored = false;
  let decider: Rule | null = null;
  const holds = rules.map((rule, index) => {
    const inherited = above[index] === true;
    if (!inherited && (rule.exception !== ignored || found[index]?.includes(depth) !== true)) {
      return false;
    }
    ignored = !rule.exception;
    decider = rule;
    return true;
  });
  return { ignored, decider, holds };
}

/** Whether an exception could still match below an ignored folder, and no rule after it forbids it. */
function canBeIncluded(rules: readonly Rule[], folder: string, holds: readonly boolean[]): boolean {
  for (let at = rules.length - 1; at >= 0; at--) {
    const rule = rules[at];
    if (rule?.exception === true && rule.walker.reaches(folder)) return true;
    if (rule?.exception === false && holds[at] === true) return false;
  }
  return false;
}

function readRules(text: string): { rules: Rule[]; invalidLines: number[] } {
  const rules: Rule[] = [];
  const invalidLines: number[] = [];
  const starts = findLineStarts(text);
  for (const [line, start] of starts.entries()) {
    const from = line === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
    if (text[from] === '#') continue;
    const end = starts[line + 1] ?? text.length;
    const first = skipSpace(text, from, end);
    const last = trimEnd(text, first, end);
    if (first === last) continue;
    const { exception, pattern } = normalize(text.slice(first, last));
    if (pattern === '' && !exception) continue;
    const compiled = pattern === '' ? null : compilePattern(pattern);
    if (compiled === null) invalidLines.push(line);
    else rules.push({ line, pattern, exception, walker: makeWalker(compiled) });
  }
  return { rules, invalidLines };
}

/**
 * Relative to the context root whether it begins with `/` or not, and cleaned: once by the reader of
 * the file (moby's `ignorefile`), and once more, with its `!`, by the matcher. So `./!a` is an
 * exception, and an exception for `/` is left as a bare `!`.
 */
function normalize(line: string): { exception: boolean; pattern: string } {
  const inverts = line.startsWith('!');
  const written = inverts ? trim(line.slice(1)) : line;
  const clean = written === '' ? '' : cleanPath(written);
  const relative = clean.length > 1 && clean.startsWith('/') ? clean.slice(1) : clean;
  const again = trim(inverts ? `!${relative}` : relative);
  const final = again === '' ? '' : cleanPath(again);
  const exception = final.startsWith('!');
  return { exception, pattern: exception ? final.slice(1) : final };
}

function trim(text: string): string {
  const start = skipSpace(text, 0, text.length);
  return text.slice(start, trimEnd(text, start, text.length));
}

/**
 * Where the ignore file of a Dockerfile may lie, first match first: beside it under its own name,
 * then in the context's root. `dockerfilePath` is relative to the context, with `/`.
 */
export function ignoreFileFor(dockerfilePath: string): readonly string[] {
  return [`${dockerfilePath}.dockerignore`, '.dockerignore'];
}
