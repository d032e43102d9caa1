import type { DockerfileModel, StageGraph } from '@stagecraft/dockerfile';
import type { StepMatch } from '../types.ts';
import { comparableRef } from './image-ref.ts';
import { textOf, type StagePlan } from './plan.ts';

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
  const histories = historyNumbers(model, graph);
  const stepAt = new Map<number, string>();
  const matched = new Set<number>();
  for (const [id, match] of matches) {
    if (match.kind !== 'instruction') continue;
    matched.add(match.instruction);
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

/** Instruction → number of its history: equal for instructions that stand after an equal history. */
function historyNumbers(model: DockerfileModel, graph: StageGraph): ReadonlyMap<number, number> {
  const numbers = new Map<string, number>();
  const numberOf = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const result = new Map<number, number>();
  const ends = new Map<number, number>();
  for (const stage of graph.stages) {
    const { base } = stage;
    let history: number;
    if (base.kind === 'stage') history = ends.get(base.stage) ?? numberOf(`?${stage.id}`);
    else if (base.kind === 'image') {
      history = numberOf(`image ${stage.platform ?? ''} ${comparableRef(base.ref)}`);
    } else if (base.kind === 'scratch') history = numberOf(`scratch ${stage.platform ?? ''}`);
    else history = numberOf(`?${stage.id}`);
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
