import type { PredictedInstruction, PredictionOutcome } from '@stagecraft/contracts';
import { causesOf, createHistory } from '../cache/causes.ts';
import { missingFor } from '../cache/ancestors.ts';
import { cacheInputs } from '../cache/inputs.ts';
import type { Digest, EarlierBuild, Outcome, PlannedBuild, StepInputs } from '../cache/types.ts';

/**
 * What a build would take from the cache if it were started now. That something was pruned since cannot
 * be known; that an equal result of a rebuilt step lets those after it stay cached can't either.
 * @param earlier builds of the same engine and others, newest first
 * @returns for each instruction that the target needs and that has a cached step, in their order
 */
export function predictCache(
  build: PlannedBuild,
  earlier: readonly EarlierBuild[],
  digest: Digest,
): readonly PredictedInstruction[] {
  const inputs = cacheInputs(build, digest);
  const history = createHistory(build, earlier, digest);
  const expected = new Map<number, PredictedInstruction['expected']>();
  const isBuilt = (instruction: number): boolean => expected.get(instruction) === 'built';
  const steps = [...inputs.values()].filter(({ stage }) => build.graph.stages[stage]?.needed);
  return steps.map((step) => {
    const { instruction } = step;
    const { causes, compared } = causesOf(build, inputs, step, history, isBuilt);
    const [first] = causes;
    const known = first?.kind === 'pruned' ? 'cached' : 'built';
    const state = first === undefined || first.kind === 'unknown' ? 'unknown' : known;
    const isUnsure = state === 'built' && first?.kind === 'no-earlier-build' && lacks(inputs, step);
    const told = isUnsure ? 'unknown' : state;
    expected.set(instruction, told);
    return {
      instruction,
      expected: told,
      causes: told === 'cached' ? [] : [...causes],
      compared,
    };
  });
}

function lacks(inputs: ReadonlyMap<number, StepInputs>, step: StepInputs): boolean {
  return missingFor(inputs, step.instruction).size > 0;
}

/**
 * Earlier builds that had all steps of a build, with the same files, arguments and base images.
 * @param earlier newest first
 * @returns their ids, newest first; none where a step's inputs are not known
 */
export function sameBuilds(
  build: PlannedBuild,
  earlier: readonly EarlierBuild[],
  digest: Digest,
): readonly string[] {
  const { engine, builder, graph } = build;
  const steps = [...cacheInputs(build, digest).values()];
  const keys = steps.filter(({ stage }) => graph.stages[stage]?.needed).map(({ key }) => key);
  return earlier
    .filter((one) => one.engine === engine && one.builder === builder)
    .filter((one) => keys.every((key) => key !== null && one.keys.has(key)))
    .map(({ id }) => id);
}

/** What came of a prediction, for the instructions whose state was told and that were carried out. */
export function predictionOutcomes(
  predicted: readonly PredictedInstruction[],
  outcomes: ReadonlyMap<number, Outcome>,
): readonly PredictionOutcome[] {
  return predicted.flatMap(({ instruction, expected }): PredictionOutcome[] => {
    const outcome = outcomes.get(instruction) ?? 'none';
    if (expected === 'unknown' || outcome === 'none') return [];
    return [{ instruction, expected, outcome: outcome === 'cached' ? 'cached' : 'built' }];
  });
}
