import type { CompiledPattern } from './pattern.ts';
import type { Sequence, Token } from './tokens.ts';

const SLASH = 0x2f;
/** Stands for the character before the first and after the last. */
const NONE = -1;

/** Walks one pattern over paths. */
export interface Walker {
  /** How many folders deep the parts of the path are that the pattern matches: 0 is the first. */
  readonly depths: (path: string) => readonly number[];
  /** Whether the pattern could match something below the folder. */
  readonly reaches: (folder: string) => boolean;
}

const NOWHERE: readonly number[] = [];

/** A walker for a compiled pattern: time grows with pattern × path and with nothing else. */
export function makeWalker(pattern: CompiledPattern): Walker {
  const walkers = pattern.map(walkSequence);
  const [only] = walkers;
  if (walkers.length === 1 && only !== undefined) return only;
  return {
    depths: (path) => [...new Set(walkers.flatMap((walker) => walker.depths(path)))],
    reaches: (folder) => walkers.some((walker) => walker.reaches(folder)),
  };
}

/**
 * Where a walk stands. A state is the index of the token that may come next; `-1 - index` is the
 * inside of a `**` run. `marks` holds the round in which a state was last entered.
 */
interface Walk {
  readonly pattern: Sequence;
  readonly hasEdges: boolean;
  marks: Int32Array;
  round: number;
  states: number[];
  next: number[];
  /** The character before the place at hand. */
  before: number;
}

function walkSequence(pattern: Sequence): Walker {
  const literal = longestLiteral(pattern);
  const walk: Walk = {
    pattern,
    hasEdges: pattern.some((token) => token.kind === 'edge'),
    marks: new Int32Array((pattern.length + 1) * 2),
    round: 0,
    states: [],
    next: [],
    before: NONE,
  };
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
  walk.before = NONE;
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

/** Whether the pattern may end here, if the path does. */
function accepts(walk: Walk): boolean {
  if (!walk.hasEdges) return walk.states.includes(walk.pattern.length);
  const trial = { ...walk, states: [...walk.states], marks: walk.marks.slice() };
  passEdges(trial, NONE);
  return trial.states.includes(walk.pattern.length);
}

/** Enters what lies behind the edges that hold between the character before and `next`. */
function passEdges(walk: Walk, next: number): void {
  for (const state of walk.states) {
    const token = walk.pattern[state];
    if (token?.kind !== 'edge' || !holds(token.at, walk.before, next)) continue;
    enter(walk, walk.states, state + 1);
  }
}

function holds(at: Extract<Token, { kind: 'edge' }>['at'], before: number, next: number): boolean {
  if (at === 'start') return before === NONE;
  if (at === 'end') return next === NONE;
  return (isWord(before) !== isWord(next)) === (at === 'word');
}

function isWord(code: number): boolean {
  return code !== NONE && code < 0x80 && /\w/.test(String.fromCharCode(code));
}

function step(walk: Walk, code: number): void {
  const { pattern, states, next } = walk;
  if (walk.hasEdges) passEdges(walk, code);
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
    if (token.kind === 'loop') {
      if (takes(token.of, code)) enter(walk, next, state);
    } else if (takes(token.kind === 'maybe' ? token.of : token, code)) {
      enter(walk, next, state + 1);
    }
  }
  walk.states = next;
  walk.next = states;
  walk.before = code;
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
    else if (kind !== 'loop' && kind !== 'maybe') return;
  }
}

function stay(walk: Walk, list: number[], state: number): void {
  const mark = walk.pattern.length - state;
  if (walk.marks[mark] === walk.round) return;
  walk.marks[mark] = walk.round;
  list.push(state);
}

/** The longest plain text of a pattern: a path without it can't match, which is quick to see. */
function longestLiteral(pattern: Sequence): string {
  let best = '';
  let run = '';
  for (const token of pattern) {
    run = token.kind === 'char' ? run + String.fromCodePoint(token.code) : '';
    if (run.length > best.length) best = run;
  }
  return best;
}

function takes(token: Token, code: number): boolean {
  if (token.kind === 'char') return token.code === code;
  if (token.kind !== 'class') return false;
  const within = token.ranges.some(([low, high]) => low <= code && code <= high);
  return within !== token.negated;
}
