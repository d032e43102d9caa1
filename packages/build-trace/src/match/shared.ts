import type { DockerfileModel, Stage, StageGraph } from '@stagecraft/dockerfile';
import type { StepMatch } from '../types.ts';
import { comparableRef } from './image-ref.ts';
import { textOf, type StagePlan } from './plan.ts';

type InstructionMatch = Extract<StepMatch, { kind: 'instruction' }>;

/**
 * BuildKit merges equal operations on equal inputs into one vertex, which then carries the name of one
 * of them. This finds the others: instructions of needed stages without a step of their own whose whole
 * history in their stage (base and every instruction's text) equals that of an instruction that has one.
 */
export function addShared(
  model: DockerfileModel,
  graph: StageGraph,
  plans: readonly StagePlan[],
  matches: ReadonlyMap<string, StepMatch>,
): ReadonlyMap<string, StepMatch> {
  const histories = historyNumbers(model, graph, matches);
  const stepAt = new Map<number, string>();
  const matched = new Set<number>();
  for (const [id, match] of matches) {
    if (match.kind !== 'instruction') continue;
    for (const one of instructionsOf(match)) matched.add(one);
    const history = histories.get(match.instruction);
    if (history !== undefined) stepAt.set(history, id);
  }
  const result = new Map(matches);
  for (const plan of plans) {
    if (graph.stages[plan.stage]?.needed !== true) continue;
    for (const { instruction } of plan.steps) {
      const history = histories.get(instruction);
      const id = history === undefined ? undefined : stepAt.get(history);
      const match = id === undefined ? undefined : result.get(id);
      if (id === undefined || match?.kind !== 'instruction' || matched.has(instruction)) continue;
      result.set(id, { ...match, shared: [...(match.shared ?? []), instruction] });
    }
  }
  return result;
}

const instructionsOf = ({ instruction, shared = [] }: InstructionMatch): readonly number[] => [
  instruction,
  ...shared,
];

/** Instruction → number of its history: equal for instructions that stand after an equal history. */
function historyNumbers(
  model: DockerfileModel,
  graph: StageGraph,
  matches: ReadonlyMap<string, StepMatch>,
): ReadonlyMap<number, number> {
  const numbers = new Map<string, number>();
  const numberOf = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const baseKey = baseKeys(graph, matches);
  const result = new Map<number, number>();
  const ends = new Map<number, number>();
  for (const stage of graph.stages) {
    const { base } = stage;
    const parent = base.kind === 'stage' ? ends.get(base.stage) : undefined;
    let history = parent ?? numberOf(baseKey(stage));
    result.set(stage.from, history);
    for (const index of stage.instructions) {
      const instruction = model.instructions[index];
      if (instruction === undefined) continue;
      history = numberOf(`${String(history)} ${textOf(model, instruction)}`);
      result.set(index, history);
    }
    ends.set(stage.index, history);
  }
  return result;
}

/**
 * A key of what a stage starts from. Images are one when one step brought them: only the engine knows
 * whether `--platform=$BUILDPLATFORM` and no platform came to the same.
 */
function baseKeys(
  graph: StageGraph,
  matches: ReadonlyMap<string, StepMatch>,
): (stage: Stage) => string {
  const stepOf = new Map<number, string>();
  for (const [id, match] of matches) {
    if (match.kind !== 'instruction') continue;
    for (const one of instructionsOf(match)) stepOf.set(one, id);
  }
  const stepsOfRef = new Map<string, Set<string>>();
  for (const { base, from } of graph.stages) {
    const step = stepOf.get(from);
    if (base.kind !== 'image' || step === undefined) continue;
    const ref = comparableRef(base.ref);
    stepsOfRef.set(ref, (stepsOfRef.get(ref) ?? new Set()).add(step));
  }
  return ({ base, from, platform, id }) => {
    if (base.kind === 'scratch') return `scratch ${platform ?? ''}`;
    if (base.kind !== 'image') return `unknown ${id}`;
    const own = stepOf.get(from);
    if (own !== undefined) return own;
    const candidates = [...(stepsOfRef.get(comparableRef(base.ref)) ?? [])];
    return candidates.length === 1 ? (candidates[0] ?? '') : `unknown ${id}`;
  };
}
