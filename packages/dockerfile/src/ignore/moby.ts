/** How moby matches a pattern: by comparing text, or by a regular expression. */
export interface MobyMatch {
  readonly by: 'exact' | 'prefix' | 'suffix' | 'expression';
  /** The text to compare with, or the expression between its `^` and `$`. */
  readonly text: string;
}

/**
 * The characters that moby escapes in its expressions. Its table has room for the lower half of
 * ASCII only, so that `|`, `{` and `}` stay what they are to the expression.
 */
const ESCAPED = '.+()$';

/**
 * Follows `Pattern.compile` of moby/patternmatcher step by step for a cleaned pattern: `*` and `?`
 * within brackets become expressions, too, as there.
 */
export function readMobyPattern(pattern: string): MobyMatch {
  const chars = Array.from(pattern);
  let expression = '';
  let by: MobyMatch['by'] = 'exact';
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at] ?? '';
    if (char === '*' && chars[at + 1] === '*') {
      const leads = at === 0;
      at += chars[at + 2] === '/' ? 2 : 1;
      const ends = at + 1 >= chars.length;
      if (ends && by === 'exact') by = 'prefix';
      else {
        expression += ends ? '.*' : '(.*/)?';
        by = 'expression';
      }
      if (leads) by = 'suffix';
    } else if (char === '*' || char === '?') {
      expression += char === '*' ? '[^/]*' : '[^/]';
      by = 'expression';
    } else if (char === '\\') {
      at++;
      expression += `\\${chars[at] ?? ''}`;
      by = 'expression';
    } else {
      expression += ESCAPED.includes(char) ? `\\${char}` : char;
      if (char === '[' || char === ']') by = 'expression';
    }
  }
  return { by, text: textOf(by, pattern, expression) };
}

function textOf(by: MobyMatch['by'], pattern: string, expression: string): string {
  if (by === 'expression') return expression;
  if (by === 'suffix') return pattern.slice(2);
  return by === 'prefix' ? pattern.slice(0, pattern.lastIndexOf('**')) : pattern;
}
