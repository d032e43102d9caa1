import type { CompiledPattern, Token } from './pattern.ts';

const SLASH = 0x2f;

/** Walks one pattern over paths. */
export interface Walker {
  /** How many folders deep the parts of the path are that the pattern matches: 0 is the first. */
  readonly depths: (path: string) => readonly number[];
  /** Whether the pattern could match something below the folder. */
  readonly reaches: (folder: string) => boolean;
}

const NOWHERE: readonly number[] = [];

/**
 * Where a walk stands. A state is the index of the token that may come next; `-1 - index` is the
 * inside of a `**` run. `marks` holds the round in which a state was last entered.
 */
interface Walk {
  readonly pattern: CompiledPattern;
  readonly marks: Int32Array;
  round: number;
  states: number[];
  next: number[];
}

export function makeWalker(pattern: CompiledPattern): Walker {
  const literal = longestLiteral(pattern);
  const marks = new Int32Array((pattern.length + 1) * 2);
  const walk: Walk = { pattern, marks, round: 0, states: [], next: [] };
  return {
    depths: (path) => (path.includes(literal) ? run(walk, path) : NOWHERE),
    reaches: (folder) => {
      run(walk, folder);
      step(walk, SLASH);
      return walk.states.some((state) => state !== pattern.length);
    },
  };
}

/** Takes a whole path; gives the depths at which the pattern accepts. */
function run(walk: Walk, path: string): readonly number[] {
  walk.round++;
  walk.states.length = 0;
  enter(walk, walk.states, 0);
  let found: number[] | null = null;
  let depth = 0;
  for (let at = 0; at < path.length && walk.states.length > 0; at++) {
    const code = path.codePointAt(at) ?? 0;
    if (code === SLASH) {
      if (accepts(walk)) (found ??= []).push(depth);
      depth++;
    }
    step(walk, code);
    if (code > 0xffff) at++;
  }
  if (walk.states.length > 0 && accepts(walk)) (found ??= []).push(depth);
  return found ?? NOWHERE;
}

function accepts(walk: Walk): boolean {
  return walk.states.includes(walk.pattern.length);
}

function step(walk: Walk, code: number): void {
  const { pattern, states, next } = walk;
  walk.round++;
  next.length = 0;
  for (const state of states) {
    if (state < 0) {
      stay(walk, next, state);
      if (code === SLASH) enter(walk, next, -state);
      continue;
    }
    const token = pattern[state];
    if (token === undefined) continue;
    if (token.kind === 'star' || token.kind === 'rest') {
      if (token.kind === 'rest' || code !== SLASH) enter(walk, next, state);
    } else if (takes(token, code)) enter(walk, next, state + 1);
  }
  walk.states = next;
  walk.next = states;
}

/** Enters a state, and those it leads to without a character. */
function enter(walk: Walk, list: number[], state: number): void {
  const { marks, round, pattern } = walk;
  for (let at = state; ; at++) {
    if (marks[at] === round) return;
    marks[at] = round;
    list.push(at);
    const kind = pattern[at]?.kind;
    if (kind === 'dirs') stay(walk, list, -1 - at);
    else if (kind !== 'star' && kind !== 'rest') return;
  }
}

function stay(walk: Walk, list: number[], state: number): void {
  const mark = walk.pattern.length - state;
  if (walk.marks[mark] === walk.round) return;
  walk.marks[mark] = walk.round;
  list.push(state);
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
