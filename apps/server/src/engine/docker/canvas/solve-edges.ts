import type { BuildEvent, UnstampedBuildEvent } from '@stagecraft/contracts';
import { emptyTrace, foldEvents, matchSteps, type StepState } from '@stagecraft/build-trace';
import type { DockerfileModel, GraphEdge, StageGraph } from '@stagecraft/dockerfile';

/** Edges as readable lines, in order: `a > b` says that b took what a made. */
export type EdgeLines = readonly string[];

/**
 * What each step of a build took, by the engine's own words: the inputs of its vertices, named by the
 * instructions that they stand for. For files whose instructions are all different, and whose images
 * are all the base of some stage.
 */
export function edgesOfSolve(
  model: DockerfileModel,
  graph: StageGraph,
  events: readonly UnstampedBuildEvent[],
): EdgeLines {
  const steps = stepsOf(events);
  const matches = matchSteps(model, graph, steps);
  const nameOf = (id: string): string | null => {
    const match = matches.get(id);
    if (match?.kind === 'internal') return match.what.includes('build context') ? 'context' : null;
    if (match?.kind !== 'instruction') return null;
    return nameOfInstruction(model, match.instruction);
  };
  const lines = steps.flatMap(({ id, inputs }) => {
    const name = nameOf(id);
    if (name === null || matches.get(id)?.kind !== 'instruction') return [];
    return inputs.flatMap((input) => {
      const source = nameOf(input);
      return source === null || source === name ? [] : [`${source} > ${name}`];
    });
  });
  return inOrder(lines);
}

/** The same by what the canvas draws: rows follow each other, and edges lead to the rows that take. */
export function edgesOfCanvas(model: DockerfileModel, graph: StageGraph): EdgeLines {
  const lines: string[] = [];
  const ends: string[] = [];
  for (const stage of graph.stages) {
    const from = nameOfInstruction(model, stage.from);
    let last = stage.base.kind === 'stage' ? (ends[stage.base.stage] ?? from) : from;
    for (const index of stage.instructions) {
      if (!makesVertex(model, index)) continue;
      const name = nameOfInstruction(model, index);
      if (stage.needed) lines.push(`${last} > ${name}`);
      last = name;
    }
    ends.push(last);
  }
  for (const edge of graph.edges) {
    if (!edge.needed || edge.kind === 'base') continue;
    lines.push(`${sourceOf(graph, edge, ends)} > ${nameOfInstruction(model, edge.instruction)}`);
  }
  return inOrder(lines);
}

const imagePrefix = 'image:';

function sourceOf(graph: StageGraph, { source }: GraphEdge, ends: readonly string[]): string {
  const stage = graph.stages.find(({ id }) => id === source);
  if (stage !== undefined) return ends[stage.index] ?? source;
  return source.startsWith(imagePrefix) ? `FROM ${source.slice(imagePrefix.length)}` : source;
}

/** Instructions that change only the image's configuration are no vertices. */
function makesVertex(model: DockerfileModel, index: number): boolean {
  return ['RUN', 'COPY', 'ADD', 'WORKDIR'].includes(model.instructions[index]?.keyword ?? '');
}

/** Images are one vertex however many stages are built from them. */
function nameOfInstruction(model: DockerfileModel, index: number): string {
  const instruction = model.instructions[index];
  if (instruction?.detail.type === 'from') return `FROM ${instruction.detail.image?.value ?? ''}`;
  const { start = 0, end = 0 } = instruction?.contentSpan ?? {};
  return model.text.slice(start, end).replaceAll(/\s+/g, ' ');
}

function stepsOf(events: readonly UnstampedBuildEvent[]): readonly StepState[] {
  const stamped = events.map((event, at): BuildEvent => ({ ...event, seq: at + 1, at }));
  return foldEvents(emptyTrace(), stamped).steps;
}

function inOrder(lines: readonly string[]): EdgeLines {
  return [...new Set(lines)].toSorted();
}
