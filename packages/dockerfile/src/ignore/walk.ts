import type { CompiledPattern, Token } from './pattern.ts';

const SLASH = 0x2f;

/**
 * Walks one pattern over a path. States are token indices; `-1 - index` is the inside of a `**` run.
 * `on` and `marks` are scratch space, made once a pattern.
 */
export interface Walker {
  /** Whether the pattern matches the path or one of the folders it lies in. */
  readonly matches: (path: string) => boolean;
  /** Whether the pattern could match something below the folder. */
  readonly reaches: (folder: string) => boolean;
}

export function makeWalker(pattern: CompiledPattern): Walker {
  const literal = longestLiteral(pattern);
  const size = pattern.length + 1;
  const marks = new Int32Array(size * 2);
  let round = 0;
  let states: number[] = [];
  let next: number[] = [];

  /** Enters a state, and those it leads to without a character. */
  const enter = (list: number[], state: number): void => {
    for (let at = state; ; at++) {
      if (marks[at] === round) return;
      marks[at] = round;
      list.push(at);
      const kind = pattern[at]?.kind;
      if (kind === 'dirs') stay(list, -1 - at);
      else if (kind !== 'star' && kind !== 'rest') return;
    }
  };
  const stay = (list: number[], state: number): void => {
    const mark = size - 1 - state;
    if (marks[mark] === round) return;
    marks[mark] = round;
    list.push(state);
  };
  const begin = (): void => {
    round++;
    states.length = 0;
    enter(states, 0);
  };
  const step = (code: number): void => {
    round++;
    next.length = 0;
    for (const state of states) {
      if (state < 0) {
        stay(next, state);
        if (code === SLASH) enter(next, -state);
        continue;
      }
      const token = pattern[state];
      if (token === undefined) continue;
      if (token.kind === 'star' || token.kind === 'rest') {
        if (token.kind === 'rest' || code !== SLASH) enter(next, state);
      } else if (takes(token, code)) enter(next, state + 1);
    }
    [states, next] = [next, states];
  };
  const accepts = (): boolean => states.includes(pattern.length);

  return {
    matches: (path) => {
      if (!path.includes(literal)) return false;
      begin();
      for (let at = 0; at < path.length && states.length > 0; at++) {
        const code = path.codePointAt(at) ?? 0;
        if (code === SLASH && accepts()) return true;
        step(code);
        if (code > 0xffff) at++;
      }
      return accepts();
    },
    reaches: (folder) => {
      begin();
      for (let at = 0; at < folder.length && states.length > 0; at++) {
        const code = folder.codePointAt(at) ?? 0;
        step(code);
        if (code > 0xffff) at++;
      }
      step(SLASH);
      return states.some((state) => state !== pattern.length);
    },
  };
}

/** The longest plain text of a pattern: a path without it can't match, which is quick to see. */
function longestLiteral(pattern: CompiledPattern): string {
  let best = '';
  let run = '';
  for (const token of pattern) {
    run = token.kind === 'char' ? run + String.fromCodePoint(token.code) : '';
    if (run.length > best.length) best = run;
  }
  return best;
}

function takes(token: Token, code: number): boolean {
  switch (token.kind) {
    case 'char':
      return token.code === code;
    case 'any':
      return code !== SLASH;
    case 'class': {
      const within = token.ranges.some(([low, high]) => low <= code && code <= high);
      return within !== token.negated;
    }
    default:
      return false;
  }
}
