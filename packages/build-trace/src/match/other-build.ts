import type { StageGraph } from '@stagecraft/dockerfile';
import type { StepMatch } from '../types.ts';
import { instructionMatch, mostAlikeOf, type ObservedStep } from './assign.ts';
import { comparableRef } from './image-ref.ts';
import type { PlannedStep, StagePlan } from './plan.ts';

/**
 * Matches steps that are named as in another build. What two builds need at the same time the engine does once, and
 * tells both of it by the name that the first one gave it (`loadUnlocked` in BuildKit's solver/jobs.go): stage and
 * count are the other Dockerfile's. A FROM is known by its image, everything else by its text.
 * @param observed steps whose stage and count fit nothing
 * @param matches what is matched already: an instruction has one step
 */
export function matchOtherBuild(
  graph: StageGraph,
  plans: readonly StagePlan[],
  observed: readonly ObservedStep[],
  matches: ReadonlyMap<string, StepMatch>,
): ReadonlyMap<string, StepMatch> {
  const taken = new Set<number>();
  for (const match of matches.values()) {
    if (match.kind === 'instruction') taken.add(match.instruction);
  }
  const needed = plans.filter(({ stage }) => graph.stages[stage]?.needed === true);
  const candidates = needed.flatMap(({ steps }) => steps);
  const result = new Map<string, StepMatch>();
  for (const { id, name } of observed) {
    const free = candidates.filter(
      ({ keyword, instruction }) => keyword === name.keyword && !taken.has(instruction),
    );
    const found =
      name.keyword === 'FROM' ? ofImage(graph, free, name.args) : mostAlikeOf(free, name.args);
    if (found === null) continue;
    taken.add(found.instruction);
    result.set(id, instructionMatch(found));
  }
  return result;
}

function ofImage(
  { stages }: StageGraph,
  steps: readonly PlannedStep[],
  args: string,
): PlannedStep | null {
  const wanted = comparableRef(args.trim());
  const found = steps.find(({ stage }) => {
    const base = stages[stage]?.base;
    return base?.kind === 'image' && comparableRef(base.ref) === wanted;
  });
  return found ?? null;
}
