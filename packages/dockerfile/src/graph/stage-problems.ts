import { makeProblem } from '../problems/problem.ts';
import { evaluator } from '../scope/resolver.ts';
import { instructionAt } from '../text/lines.ts';
import type { DockerfileModel, GraphOptions, Instruction, Problem, StageGraph } from '../types.ts';
import type { Report } from '../validate/report.ts';
import { checkOutcome, findByValue } from './outcomes.ts';
import { checkRequired, expandedTexts } from './required.ts';

/**
 * What BuildKit refuses in needed stages because of variables' values: `${x:?…}` without x, and ports,
 * signals, volumes, sources, file modes, checksums and mounts that come out wrong. Only what is certain:
 * nothing where a value is unknown.
 */
export function stageProblems(
  model: DockerfileModel,
  graph: Pick<StageGraph, 'stages'>,
  options: GraphOptions,
): Problem[] {
  const problems: Problem[] = [];
  const evaluate = evaluator(model, graph, options);
  for (const instruction of candidates(model, options)) {
    const stage = graph.stages[instruction.stage];
    if (stage?.needed !== true || stage.replaced !== undefined) continue;
    const place = { instruction: instruction.index, stage: stage.index };
    const report: Report = (kind, span, ...args) => {
      if (kind.severity === 'error') problems.push(makeProblem(kind, span, place, ...args));
    };
    const expanded = expandedTexts(model, instruction, options);
    checkRequired(evaluate, expanded, instruction.index, report);
    checkOutcome(evaluate, instruction, report);
  }
  return problems;
}

/** Instructions with `${x?…}`, and those whose values BuildKit looks at. Mostly there are none. */
function candidates(model: DockerfileModel, options: GraphOptions): Iterable<Instruction> {
  const found = new Set<Instruction>();
  for (const match of model.text.matchAll(/\$\{[A-Za-z_][A-Za-z0-9_]*:?\?/g)) {
    const instruction = instructionAt(model, match.index);
    if (instruction !== null && instruction.keyword !== 'FROM') found.add(instruction);
  }
  const isByValue = findByValue(model, options);
  for (const instruction of model.instructions) if (isByValue(instruction)) found.add(instruction);
  return found;
}
