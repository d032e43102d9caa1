import { compilePattern } from '../ignore/pattern.ts';
import { makeWalker } from '../ignore/walk.ts';

/** Whether a part of a path holds a wildcard. (Rule: `containsWildcards` of BuildKit's fsutil, copy.go.) */
export function hasWildcard(part: string): boolean {
  return /[*?[]/.test(part.replaceAll(/\\./gsu, ''));
}

/**
 * Compiles one part of a source pattern (no `/` in it) as Go's `filepath.Match` understands it. One
 * that Go refuses matches nothing.
 */
export function compilePart(part: string): (name: string) => boolean {
  const compiled = compilePattern(asIgnorePattern(part));
  if (compiled === null) return () => false;
  const walker = makeWalker(compiled);
  return (name) => walker.depths(name).length > 0;
}

/**
 * The same pattern for the ignore file's matcher, which differs in three: there `**` crosses folders,
 * `\` before a letter or digit is an escape of Go's regular expressions, and `{`, `|` and `^`, and
 * wildcards within brackets, have meanings that Go's `filepath.Match` does not give them.
 */
function asIgnorePattern(part: string): string {
  return part.replaceAll(
    /\[(\^?)((?:\\.|[^\]\\])*)\]|\\([A-Za-z0-9])|\*+|[{|^]/gsu,
    (text: string, negation?: string, members?: string, escaped?: string) => {
      if (members !== undefined) return `[${negation ?? ''}${escapeMembers(members)}]`;
      if (escaped !== undefined) return escaped;
      return text.startsWith('*') ? '*' : `\\${text}`;
    },
  );
}

function escapeMembers(members: string): string {
  return members.replaceAll(/\\([A-Za-z0-9])|\\.|[*?[]/gsu, (text: string, escaped?: string) => {
    return escaped ?? (text.startsWith('\\') ? text : `\\${text}`);
  });
}
