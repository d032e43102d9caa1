import type { StepMatch } from '../types.ts';
import type { PlannedStep, StagePlan } from './plan.ts';
import { similarity, wordsOf } from './similarity.ts';
import type { VertexName } from './vertex-name.ts';

/** A step of a build with its name read. */
export interface ObservedStep {
  readonly id: string;
  readonly name: Extract<VertexName, { kind: 'step' }>;
}

/** More ONBUILD triggers than any base image has. */
const maxTriggers = 64;
/** Below this, equal words are chance: the step stays unknown. */
const enoughAlike = 0.5;

/**
 * Assigns the observed steps of one stage to its instructions. The number k decides where the keyword
 * agrees; where it does not, the most similar text of the same keyword.
 * @param from index of the stage's FROM, where triggers are shown
 */
export function assignSteps(
  plan: StagePlan,
  from: number,
  observed: readonly ObservedStep[],
): ReadonlyMap<string, StepMatch> {
  const shift = findShift(plan, observed);
  const matches = new Map<string, StepMatch>();
  const taken = new Set<number>();
  const left: ObservedStep[] = [];
  for (const step of observed) {
    if (step.name.onbuild || isTrigger(plan, shift, step.name.k)) {
      matches.set(step.id, { kind: 'onbuild', instruction: from, stage: plan.stage });
      continue;
    }
    const planned = plannedAt(plan, shift, step.name.k);
    if (planned?.keyword === step.name.keyword) {
      taken.add(planned.instruction);
      matches.set(step.id, instructionMatch(planned));
    } else left.push(step);
  }
  for (const step of left) {
    const planned = mostAlike(plan, step, taken);
    if (planned !== null) taken.add(planned.instruction);
    matches.set(step.id, planned === null ? { kind: 'unknown' } : instructionMatch(planned));
  }
  return matches;
}

export function instructionMatch({ instruction, stage }: PlannedStep): StepMatch {
  return { kind: 'instruction', instruction, stage };
}

function isTrigger(plan: StagePlan, shift: number, k: number): boolean {
  return k > plan.heads && k <= plan.heads + shift;
}

function plannedAt(plan: StagePlan, shift: number, k: number): PlannedStep | undefined {
  return plan.steps[(k <= plan.heads ? k : k - shift) - 1];
}

function mostAlike(
  plan: StagePlan,
  step: ObservedStep,
  taken: ReadonlySet<number>,
): PlannedStep | null {
  const { keyword, args } = step.name;
  const free = plan.steps.filter((one) => one.keyword === keyword && !taken.has(one.instruction));
  return mostAlikeOf(free, args);
}

/** The step whose text is most like these arguments; null when none is like them by more than chance. */
export function mostAlikeOf(steps: readonly PlannedStep[], args: string): PlannedStep | null {
  const words = wordsOf(args);
  let best: PlannedStep | null = null;
  let bestScore = enoughAlike;
  for (const planned of steps) {
    const score = similarity(words, planned.words);
    if (score > bestScore) [best, bestScore] = [planned, score];
  }
  return best;
}

/**
 * How many ONBUILD triggers of the base ran after FROM: they take numbers of the child's. Newer
 * engines mark them. Older ones count them in k but not in n; what that does not show (n also counts
 * a WORKDIR without a vertex), a shift under which more keywords agree does.
 */
function findShift(plan: StagePlan, observed: readonly ObservedStep[]): number {
  const marked = new Set(observed.filter(({ name }) => name.onbuild).map(({ name }) => name.k));
  if (marked.size > 0) return marked.size;
  const words = observed.map(({ name }) => wordsOf(name.args));
  const rate = (shift: number): { fits: number; score: number } => {
    let fits = 0;
    let score = 0;
    for (const [at, { name }] of observed.entries()) {
      if (isTrigger(plan, shift, name.k)) continue;
      const planned = plannedAt(plan, shift, name.k);
      if (planned?.keyword === name.keyword) {
        fits += 1;
        score += 1 + similarity(words[at] ?? new Set(), planned.words);
      } else score -= 2;
    }
    return { fits, score };
  };
  const least = Math.max(0, ...observed.map(({ name }) => name.k - name.n));
  let best = Math.min(least, maxTriggers);
  let rated = rate(best);
  const last = Math.max(...observed.map(({ name }) => name.k));
  for (let shift = best + 1; shift <= Math.min(maxTriggers, last - plan.heads); shift += 1) {
    if (rated.fits === observed.length) break;
    const next = rate(shift);
    // More must fit: a shift that only hides what does not fit proves nothing.
    if (next.fits > rated.fits && next.score > rated.score) [best, rated] = [shift, next];
  }
  return best;
}
