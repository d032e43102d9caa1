/**
 * Patterns of `${v#p}`, `${v%p}` and `${v/p/r}`: `*`, `?` and `\` escapes, no brackets. Matched by
 * walking a set of states, so that no pattern makes it slow in surprising ways.
 */

type Token =
  | { readonly kind: 'star' }
  | { readonly kind: 'any' }
  | { readonly kind: 'char'; readonly char: string };

/** Above this many steps an expansion is given up as unknown. */
const MAX_STEPS = 4_000_000;

/** The pattern's tokens, or null for an escape that Docker refuses. */
export function readPattern(pattern: string): Token[] | null {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] ?? '';
    if (char === '*') tokens.push({ kind: 'star' });
    else if (char === '?') tokens.push({ kind: 'any' });
    else if (char !== '\\') tokens.push({ kind: 'char', char });
    else {
      const next = pattern[at + 1];
      if (next === '}' || next === '/') continue;
      if (next !== '*' && next !== '?' && next !== '\\') return null;
      tokens.push({ kind: 'char', char: next });
      at++;
    }
  }
  return tokens;
}

/** End of the match that begins at `from`, or -1. */
function matchEnd(
  tokens: readonly Token[],
  charAt: (index: number) => string | undefined,
  from: number,
  greedy: boolean,
): number {
  let states = closure(tokens, new Set([0]));
  let best = states.has(tokens.length) ? from : -1;
  if (best >= 0 && !greedy) return best;
  for (let at = from; states.size > 0; at++) {
    const char = charAt(at);
    if (char === undefined) break;
    const next = new Set<number>();
    for (const state of states) {
      const token = tokens[state];
      if (token === undefined) continue;
      if (token.kind === 'star') next.add(state);
      else if (token.kind === 'any' || token.char === char) next.add(state + 1);
    }
    states = closure(tokens, next);
    if (!states.has(tokens.length)) continue;
    best = at + 1;
    if (!greedy) return best;
  }
  return best;
}

function closure(tokens: readonly Token[], states: Set<number>): Set<number> {
  for (const state of states) if (tokens[state]?.kind === 'star') states.add(state + 1);
  return states;
}

/** `value` without its shortest or longest prefix that matches; null when it would take too long. */
export function trimPrefix(
  tokens: readonly Token[],
  value: string,
  greedy: boolean,
): string | null {
  if (tokens.length * value.length > MAX_STEPS) return null;
  const end = matchEnd(tokens, (index) => value[index], 0, greedy);
  return end < 0 ? value : value.slice(end);
}

/** `value` without its shortest or longest suffix that matches; null when it would take too long. */
export function trimSuffix(
  tokens: readonly Token[],
  value: string,
  greedy: boolean,
): string | null {
  if (tokens.length * value.length > MAX_STEPS) return null;
  const last = value.length - 1;
  const end = matchEnd(tokens.toReversed(), (index) => value[last - index], 0, greedy);
  return end < 0 ? value : value.slice(0, value.length - end);
}

/** `value` with its first match, or every match, replaced; null when it would take too long. */
export function replacePattern(
  tokens: readonly Token[],
  value: string,
  replacement: string,
  all: boolean,
): string | null {
  if (tokens.length * value.length * value.length > MAX_STEPS) return null;
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at <= value.length; at++) {
    const end = matchEnd(tokens, (index) => value[index], at, true);
    if (end < 0) continue;
    parts.push(value.slice(from, at), replacement);
    from = end;
    if (!all) break;
    if (end > at) at = end - 1;
  }
  parts.push(value.slice(from));
  return parts.join('');
}
