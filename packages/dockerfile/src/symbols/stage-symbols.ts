import { sourcesOf, type SourceUse } from '../graph/sources.ts';
import type { DockerfileModel, Instruction, Span, Stage, StageGraph } from '../types.ts';
import type { NamedSymbol, Occurrence } from './types.ts';

/** A stage with the places it is named at. */
export interface StageSymbol extends NamedSymbol {
  readonly kind: 'stage';
  readonly stage: number;
}

/** One symbol a stage, in their order. An unnamed stage is defined by its FROM. */
export function stageSymbols(model: DockerfileModel, graph: StageGraph): StageSymbol[] {
  const places = graph.stages.map((stage): Occurrence[] => [definitionOf(model, stage)]);
  for (const stage of graph.stages) {
    if (stage.base.kind !== 'stage') continue;
    const reference = baseReference(model, graph, stage);
    if (reference !== null) places[stage.base.stage]?.push(reference);
  }
  const find = stageFinder(graph);
  const parents = new Set(
    graph.stages.map(({ base }) => (base.kind === 'stage' ? base.stage : -1)),
  );
  for (const instruction of model.instructions) {
    const acting = actingInstruction(instruction, parents);
    for (const use of acting === null ? [] : sourcesOf(acting)) {
      if (use.kind === 'context') continue;
      const stage = find(use);
      if (stage !== null) places[stage.index]?.push(referenceOf(model, use, stage, instruction));
    }
  }
  return graph.stages.map((stage, index) => ({
    kind: 'stage',
    name: stage.name ?? '',
    stage: index,
    occurrences: (places[index] ?? []).sort((a, b) => a.span.start - b.span.start),
  }));
}

/** A trigger acts in stages built FROM its own; without any, its names belong to another file. */
function actingInstruction(
  instruction: Instruction,
  parents: ReadonlySet<number>,
): Instruction | null {
  if (instruction.detail.type !== 'onbuild') return instruction;
  return parents.has(instruction.stage) ? instruction.detail.trigger : null;
}

function definitionOf(model: DockerfileModel, stage: Stage): Occurrence {
  const from = model.instructions[stage.from];
  const name = from?.detail.type === 'from' ? from.detail.name : null;
  const place = { role: 'definition', instruction: stage.from } as const;
  if (stage.name !== null && name !== null) return { ...place, span: name.span, form: 'name' };
  return { ...place, span: from?.keywordSpan ?? { start: 0, end: 0 }, form: 'index' };
}

/** FROM's image word where it names the stage; null where a variable leads there. */
function baseReference(model: DockerfileModel, graph: StageGraph, stage: Stage): Occurrence | null {
  const from = model.instructions[stage.from];
  const image = from?.detail.type === 'from' ? from.detail.image : null;
  const base = stage.base.kind === 'stage' ? graph.stages[stage.base.stage] : undefined;
  if (image === null || image === undefined || base === undefined) return null;
  const span = insideQuotes(model, image.span);
  if (model.text.slice(span.start, span.end) !== base.name) return null;
  return { span, role: 'reference', form: 'name', instruction: stage.from };
}

/** Whether a FROM comes to this stage through a variable, so that its name is not written there. */
export function isReachedByVariable(
  model: DockerfileModel,
  graph: StageGraph,
  index: number,
): boolean {
  return graph.stages.some(
    (stage) =>
      stage.base.kind === 'stage' &&
      stage.base.stage === index &&
      baseReference(model, graph, stage) === null,
  );
}

/** Finds what COPY --from or a mount names: the last stage of that name, or for COPY one by its number. */
function stageFinder(
  graph: StageGraph,
): (use: Extract<SourceUse, { name: string }>) => Stage | null {
  const byName = new Map<string, Stage>();
  for (const stage of graph.stages) if (stage.name !== null) byName.set(stage.name, stage);
  return ({ kind, name }) => {
    if (kind === 'copy' && isStageIndex(name)) return graph.stages[Number(name)] ?? null;
    return byName.get(name.toLowerCase()) ?? null;
  };
}

/** Whether COPY --from takes this as a number. */
export function isStageIndex(name: string): boolean {
  return /^[+-]?[0-9]{1,9}$/.test(name);
}

function referenceOf(
  model: DockerfileModel,
  use: Extract<SourceUse, { name: string }>,
  stage: Stage,
  instruction: Instruction,
): Occurrence {
  const form = stage.name === use.name.toLowerCase() ? 'name' : 'index';
  const span = insideQuotes(model, use.span);
  return { span, role: 'reference', form, instruction: instruction.index };
}

function insideQuotes(model: DockerfileModel, span: Span): Span {
  const first = model.text[span.start];
  const quoted =
    (first === '"' || first === "'") &&
    span.end - span.start >= 2 &&
    model.text[span.end - 1] === first;
  return quoted ? { start: span.start + 1, end: span.end - 1 } : span;
}
