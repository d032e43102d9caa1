import { lex, type LexError } from '../shell/lex.ts';
import { findVariable, type Environment } from './environment.ts';
import type { Expansion } from './types.ts';

/** An expansion, with the reason when it is refused whatever the unknown values are. */
export interface Evaluation extends Expansion {
  readonly fault: LexError | null;
  /** What the value splits into where BuildKit takes several words; null where it is null. */
  readonly words: readonly string[] | null;
}

/** How a text is read: its escape character, and whether its quotes are letters like others. */
export interface Reading {
  readonly escape: string;
  readonly noQuotes?: boolean;
}

/** Whether the lexer has anything to do. */
const SPECIAL = /['"$\\`]/;
const NONE: readonly string[] = [];
/** Values that double with each line (`ENV a=$a$a`) are given up as unknown beyond this. */
const MAX_LENGTH = 16_384;

/** Expands a text by Docker's shell-word lexer. Linear in its length, but for patterns (see there). */
export function evaluate(env: Environment, text: string, reading: Reading): Evaluation {
  if (!SPECIAL.test(text)) {
    return { value: text, words: [text], missing: NONE, unknown: NONE, fault: null };
  }
  const { escape, noQuotes = false } = reading;
  const unknown = new Set<string>();
  const run = (guess: string | undefined): ReturnType<typeof lex> => {
    let length = 0;
    const value = (name: string): string | undefined => {
      const variable = findVariable(env, name);
      length += variable?.value?.length ?? 0;
      const sure =
        variable === undefined ? !(env.open && isName(name)) : variable.state !== 'unknown';
      if (sure && length <= MAX_LENGTH) return variable?.value ?? undefined;
      unknown.add(name);
      return guess;
    };
    return lex(text, { escape, noQuotes, env: value });
  };
  const first = run(undefined);
  const missing = first.ok ? first.missing : NONE;
  if (unknown.size === 0) {
    return { ...outcome(first), missing, unknown: NONE, fault: first.ok ? null : first.error };
  }
  // Unset, empty and set: what comes out the same does not depend on the unknown ones.
  const others = [run(''), run('\uFFFF')];
  const isSure = first.ok && others.every((other) => other.ok && other.value === first.value);
  const refused = !first.ok && others.every((other) => !other.ok);
  return {
    ...(isSure ? outcome(first) : NOTHING),
    missing: missing.filter((name) => !unknown.has(name)),
    unknown: [...unknown],
    fault: refused ? first.error : null,
  };
}

const NOTHING = { value: null, words: null };

function outcome(result: ReturnType<typeof lex>): Pick<Evaluation, 'value' | 'words'> {
  if (!result.ok) return NOTHING;
  return { value: result.value, words: result.words.map(({ value }) => value) };
}

/** An environment can't hold `$1` or `$@`. */
function isName(name: string): boolean {
  return /^[\p{L}_]/u.test(name);
}
