/** Where expansions of a shell word begin and end, and which variables they name. */

const NAME = /[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-]/y;
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '{': '}' };

/**
 * Where the expansion ends that begins at `start` (`$name`, `${…}`, `$(…)`, `$((…))`, backquotes,
 * `<(…)`); `start` itself when there is none, such as for a `$` alone. One that is not closed goes to
 * the end.
 */
export function expansionEnd(text: string, start: number): number {
  const first = text[start];
  if (first === '`') return backquoteEnd(text, start + 1);
  const next = text[start + 1] ?? '';
  if (next === '(' || (first === '$' && next === '{')) return bracketEnd(text, start + 1);
  if (first !== '$') return start;
  NAME.lastIndex = start + 1;
  const name = NAME.exec(text)?.[0] ?? '';
  return name === '' ? start : start + 1 + name.length;
}

function backquoteEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '`') return at + 1;
  }
  return text.length;
}

/** Where the bracket closes that opens at `start`: others within, quotes and escapes are passed over. */
function bracketEnd(text: string, start: number): number {
  const stack: string[] = [];
  for (let at = start; at < text.length; at++) {
    const char = text[at] ?? '';
    const top = stack.at(-1);
    if (char === '\\') at++;
    else if (char === top) {
      stack.pop();
      if (stack.length === 0) return at + 1;
    } else if (char === "'" && top !== '"') {
      const close = text.indexOf("'", at + 1);
      if (close < 0) return text.length;
      at = close;
    } else if (char === '"') stack.push('"');
    else if (top === '"' ? opensInDouble(text, at) : char in CLOSERS) {
      stack.push(CLOSERS[char] ?? '');
    }
  }
  return text.length;
}

/** Within double quotes only `$(` and `${` open something. */
function opensInDouble(text: string, at: number): boolean {
  return (text[at] === '(' || text[at] === '{') && text[at - 1] === '$';
}

const NAMED = /\$(?:\{[#!]?)?([A-Za-z_][A-Za-z0-9_]*|[0-9@*#?])/g;

/** The variables that an expansion names; none for a substitution, whose commands are read apart. */
export function variableNames(expansion: string): readonly string[] {
  if (expansion[0] !== '$' || (expansion[1] === '(' && expansion[2] !== '(')) return [];
  return Array.from(expansion.matchAll(NAMED), (match) => match[1] ?? '');
}
