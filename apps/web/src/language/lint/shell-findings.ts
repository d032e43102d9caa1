import type { Resolver } from '@stagecraft/dockerfile';
import {
  commentFindings,
  movedComments,
  shellScripts,
  type CheckedScript,
  type CommentedScript,
  type Finding,
  type LintInput,
} from '@stagecraft/lint';
import type { FactAnswers, Facts } from '../facts.ts';
import type { FeatureInput } from '../feature.ts';
import type { Unchecked } from './types.ts';

/** What ShellCheck finds in a file, as far as it has been asked. */
export interface ShellFindings {
  readonly findings: readonly Finding[];
  readonly unchecked: Unchecked | null;
}

/** Scripts of one file that are looked at; a file of that many RUNs is none that a person writes. */
const mostScripts = 500;

/** What is said by the server where ShellCheck is not there, or not wanted. */
type Answer = FactAnswers['script'] | string | null;

/** The scripts of a version of a file. */
const scriptsOf = new WeakMap<Resolver, readonly CheckedScript[]>();

/** What was last said of each script of a file, by its path: what it was while it is asked about anew. */
const lastSaid = new Map<string, readonly CommentedScript[]>();
/** Files of which that is kept. */
const mostFiles = 20;

const known = new WeakMap<LintInput, { readonly answers: readonly Answer[] } & ShellFindings>();

/** ShellCheck's findings in a file, made anew only when it has said something else. */
export function shellFindings({ path, facts }: FeatureInput, input: LintInput): ShellFindings {
  const all = scriptsOf.get(input.resolver) ?? shellScripts(input);
  scriptsOf.set(input.resolver, all);
  const scripts = all.slice(0, mostScripts);
  const answers = scripts.map((script) => answerOf(facts, script));
  const present = known.get(input);
  if (present?.answers.every((one, index) => one === answers[index]) === true) return present;
  const commented = saidOf(scripts, answers, lastSaid.get(path) ?? []);
  remember(path, commented);
  const found = {
    answers,
    findings: commentFindings(input, commented),
    unchecked: uncheckedOf(answers, all.length - scripts.length),
  };
  known.set(input, found);
  return found;
}

/** What is known of a script, else why nothing is; null while it is being asked. */
function answerOf(facts: Facts, { shell, text }: CheckedScript): Answer {
  const want = { kind: 'script', shell, text } as const;
  return facts.get(want) ?? facts.failure(want);
}

/** What is said of each script; of one that is still being asked about what was said before it was edited. */
function saidOf(
  scripts: readonly CheckedScript[],
  answers: readonly Answer[],
  before: readonly CommentedScript[],
): readonly CommentedScript[] {
  const earlier = earlierOf(scripts, before);
  return scripts.map((script, index) => {
    const answer = answers[index] ?? null;
    if (typeof answer === 'string') return { script, comments: [] };
    if (answer !== null) return { script, comments: answer.comments };
    const last = earlier.get(script);
    if (last === undefined || last.script.shell !== script.shell) return { script, comments: [] };
    return { script, comments: movedComments(last.script, last.comments, script) };
  });
}

/** Which script was which: the same text is, and those that were edited in their order. */
function earlierOf(
  scripts: readonly CheckedScript[],
  before: readonly CommentedScript[],
): ReadonlyMap<CheckedScript, CommentedScript> {
  const byId = new Map(before.map((one) => [one.script.instruction.id, one]));
  const ids = new Set(scripts.map(({ instruction }) => instruction.id));
  const edited = scripts.filter(({ instruction }) => !byId.has(instruction.id));
  const gone = before.filter(({ script }) => !ids.has(script.instruction.id));
  const isClear = edited.length === gone.length;
  const pairs = scripts.flatMap((script): [CheckedScript, CommentedScript][] => {
    const place = edited.indexOf(script);
    const same = place < 0 ? byId.get(script.instruction.id) : isClear ? gone[place] : undefined;
    return same === undefined ? [] : [[script, same]];
  });
  return new Map(pairs);
}

function remember(path: string, commented: readonly CommentedScript[]): void {
  lastSaid.delete(path);
  lastSaid.set(path, commented);
  for (const oldest of lastSaid.keys()) {
    if (lastSaid.size <= mostFiles) break;
    lastSaid.delete(oldest);
  }
}

function uncheckedOf(answers: readonly Answer[], leftOut: number): Unchecked | null {
  if (answers.includes('shellcheck_missing')) return { reason: 'missing' };
  const failed = answers.filter((one) => typeof one === 'string' && one !== 'shellcheck_off');
  const count = failed.length + leftOut;
  return count === 0 ? null : { reason: 'failed', count };
}
