import type { DockerfileModel, Instruction, StageGraph } from '@stagecraft/dockerfile';
import type { StepMatch, StepState } from '../types.ts';
import type { VertexName } from './vertex-name.ts';

type Lines = NonNullable<StepState['lines']>;

/** What a step stands for by the lines that the engine tells; null where they leave it open. */
export type MatchByLines = (
  lines: Lines,
  name: VertexName,
  byName: StepMatch | undefined,
) => StepMatch | null;

/** The instruction's keyword that a step of this name has; null for work that is no instruction's. */
function keywordOf(name: VertexName): string | null {
  if (name.kind === 'step') return name.keyword;
  return name.kind === 'image' ? 'FROM' : null;
}

/**
 * Matches by where the frontend itself says that a step comes from. It is to be taken at its word only
 * where the keyword agrees: an image that is only copied from is placed at the COPY, and triggers are
 * placed at the FROM (Docker 23 and later), or by the lines of their own text (20.10), which name the
 * first line of the Dockerfile, whatever stands there.
 */
export function createMatchByLines(model: DockerfileModel, graph: StageGraph): MatchByLines {
  const starting = new Map(model.instructions.map((one) => [one.firstLine, one]));
  const at = (lines: Lines): Instruction[] =>
    lines.flatMap(({ first }) => starting.get(first) ?? []);

  /** A trigger of the base, which is shown at the FROM. */
  function trigger(
    lines: Lines,
    name: Extract<VertexName, { kind: 'step' }>,
    byName: StepMatch | undefined,
  ): StepMatch | null {
    const from = name.onbuild ? at(lines).find(({ keyword }) => keyword === 'FROM') : undefined;
    if (from) return { kind: 'onbuild', instruction: from.index, stage: from.stage };
    if (byName?.kind === 'onbuild') return byName;
    if (!lines.some(({ first }) => first === 0)) return null;
    const stage =
      name.stage === null
        ? graph.stages[graph.target ?? 0]
        : graph.stages.find((one) => (one.name ?? `stage-${String(one.index)}`) === name.stage);
    return stage ? { kind: 'onbuild', instruction: stage.from, stage: stage.index } : null;
  }

  return (lines, name, byName) => {
    const keyword = keywordOf(name);
    if (keyword === null) return null;
    const found = at(lines);
    const own =
      name.kind === 'step' && name.onbuild ? [] : found.filter((one) => one.keyword === keyword);
    const named = byName?.kind === 'instruction' ? byName.instruction : null;
    const main = own.find(({ index }) => index === named) ?? own[0];
    if (main === undefined) {
      return name.kind === 'step' && keyword !== 'FROM' ? trigger(lines, name, byName) : null;
    }
    const match = { kind: 'instruction', instruction: main.index, stage: main.stage } as const;
    const shared = own.flatMap(({ index }) => (index === main.index ? [] : [index]));
    return shared.length === 0 ? match : { ...match, shared };
  };
}
