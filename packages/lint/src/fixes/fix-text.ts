import { applyEdits, mergeEdits, problemsOf, type Edit } from '@stagecraft/dockerfile';
import type { LintInput } from '../file/types.ts';
import type { Rule } from '../rule.ts';
import { lint } from '../run/lint.ts';
import type { Finding, Fix } from '../types.ts';

/** What fixes make of a text. */
export interface FixedText {
  readonly text: string;
  /** From the text before; none overlapping, in its order. */
  readonly edits: readonly Edit[];
  /** How many fixes each rule made, by its id. */
  readonly fixed: Readonly<Record<string, number>>;
}

/** What is fixed, and how. */
export interface Fixing {
  readonly rules: readonly Rule[];
  /** The input of a text, with the same policy and facts each time. */
  readonly inputOf: (text: string) => LintInput;
  /** Which fixes are wanted. */
  readonly accepts: (finding: Finding, fix: Fix) => boolean;
}

/** One fix may uncover the next; a chain longer than this is two rules at odds. */
const MOST_ROUNDS = 10;

/**
 * Applies wanted fixes until none is left: those that do not touch each other at once, then what is
 * found in the new text. A fix after which BuildKit would refuse more than before is left out.
 */
export function fixText(text: string, fixing: Fixing): FixedText {
  const fixed: Record<string, number> = {};
  let current = text;
  let edits: readonly Edit[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = fixOnce(current, fixing);
    if (next === null) break;
    for (const rule of next.rules) fixed[rule] = (fixed[rule] ?? 0) + 1;
    edits = mergeEdits(text, edits, next.edits);
    current = applyEdits(current, next.edits);
  }
  return { text: current, edits, fixed };
}

interface Wanted {
  readonly rule: string;
  readonly edits: readonly Edit[];
}

/** Edits that fixes of a text come to, and the rules that they are of. */
export interface FixRound {
  readonly edits: readonly Edit[];
  readonly rules: readonly string[];
}

function fixOnce(text: string, fixing: Fixing): FixRound | null {
  const input = fixing.inputOf(text);
  return fixFindings(input, lint(fixing.rules, input), fixing);
}

/**
 * The wanted fixes of what was found in a text, those that do not touch each other; null where there is
 * none, or where BuildKit would refuse more than before.
 */
export function fixFindings(
  input: LintInput,
  findings: readonly Finding[],
  { inputOf, accepts }: Pick<Fixing, 'inputOf' | 'accepts'>,
): FixRound | null {
  const { text } = input.model;
  const wanted = findings.flatMap((finding): Wanted[] => {
    const fix = finding.fix?.() ?? null;
    if (fix === null || fix.edits.length === 0 || !accepts(finding, fix)) return [];
    return [{ rule: finding.rule, edits: fix.edits }];
  });
  const before = refusals(input);
  const isGood = (fixes: readonly Wanted[]): boolean => {
    const after = applyEdits(text, editsOf(fixes));
    return after !== text && refusals(inputOf(after)) <= before;
  };
  const together = apart(wanted);
  if (together.length === 0) return null;
  const chosen = isGood(together) ? together : together.filter((one) => isGood([one])).slice(0, 1);
  if (chosen.length === 0) return null;
  return { edits: editsOf(chosen), rules: chosen.map(({ rule }) => rule) };
}

/** Of fixes that touch the same place, the first. */
function apart(wanted: readonly Wanted[]): readonly Wanted[] {
  // In the order of the text, none touching another.
  const taken: Edit[] = [];
  return wanted.filter(({ edits }) => {
    const places = edits.map((edit) => freePlace(taken, edit));
    if (places.includes(null)) return false;
    for (const edit of edits) taken.splice(freePlace(taken, edit) ?? taken.length, 0, edit);
    return true;
  });
}

/** Where an edit goes among others; null when it touches one of them. */
function freePlace(taken: readonly Edit[], edit: Edit): number | null {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((taken[middle]?.start ?? 0) < edit.start) low = middle + 1;
    else high = middle;
  }
  const before = taken[low - 1];
  const after = taken[low];
  const isFree =
    (before === undefined || before.end < edit.start) &&
    (after === undefined || edit.end < after.start);
  return isFree ? low : null;
}

function editsOf(fixes: readonly Wanted[]): readonly Edit[] {
  return fixes.flatMap(({ edits }) => edits).toSorted((a, b) => a.start - b.start);
}

function refusals({ model, graph }: LintInput): number {
  return problemsOf(model, graph).filter(({ severity }) => severity === 'error').length;
}
