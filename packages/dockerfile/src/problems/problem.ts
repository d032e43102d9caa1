import type { Problem, Span, Text } from '../types.ts';

/** A sentence in both languages; short to write in the catalogue. */
export function say(en: string, zh: string): Text {
  return { en, 'zh-CN': zh };
}

/** What a catalogue entry gives for its arguments. */
export interface Said {
  readonly message: Text;
  readonly hint?: Text;
}

/** A catalogue entry: stable code, severity, and its words. */
export interface Kind<A extends readonly string[]> {
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly say: (...args: A) => Said;
  readonly trigger?: true;
  readonly late?: true;
}

/** Something BuildKit refuses. */
export function error<A extends readonly string[]>(
  code: string,
  words: (...args: A) => Said,
): Kind<A> {
  return { code, severity: 'error', say: spoken(words) };
}

/** Words that never differ are put together but once. */
function spoken<A extends readonly string[]>(words: (...args: A) => Said): (...args: A) => Said {
  if (words.length > 0) return words;
  let said: Said | null = null;
  return (...args) => (said ??= words(...args));
}

/** Something BuildKit accepts, but that is hardly what was meant. */
export function warning<A extends readonly string[]>(
  code: string,
  words: (...args: A) => Said,
): Kind<A> {
  return { code, severity: 'warning', say: spoken(words) };
}

/** Something BuildKit refuses once it comes to build the stage; a stage that nobody needs it leaves alone. */
export function lateError<A extends readonly string[]>(
  code: string,
  words: (...args: A) => Said,
): Kind<A> {
  return { code, severity: 'error', say: spoken(words), late: true };
}

/** An error as it counts in an ONBUILD trigger, which BuildKit reads only when a stage is built from it. */
export function inTrigger<A extends readonly string[]>(kind: Kind<A>): Kind<A> {
  const { code, say: words } = kind;
  return kind.severity === 'error'
    ? { code, severity: 'warning', say: words, trigger: true }
    : kind;
}

/** Where a problem belongs. */
export interface Place {
  readonly instruction: number | null;
  readonly stage: number | null;
}

export function makeProblem<A extends readonly string[]>(
  kind: Kind<A>,
  span: Span,
  place: Place,
  ...args: A
): Problem {
  const { code, severity, trigger, late } = kind;
  const { message, hint } = kind.say(...args);
  const { instruction, stage } = place;
  // Not by spreading: that takes several times as long, and a file may have very many problems.
  const problem: { -readonly [Key in keyof Problem]: Problem[Key] } =
    hint === undefined
      ? { code, severity, span, message, instruction, stage }
      : { code, severity, span, message, hint, instruction, stage };
  if (trigger !== undefined) problem.trigger = trigger;
  if (late !== undefined) problem.late = late;
  return problem;
}
