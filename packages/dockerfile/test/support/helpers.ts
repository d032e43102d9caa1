import { buildGraph, parseDockerfile } from '../../src/index.ts';
import type { DockerfileModel, GraphOptions, Problem, StageGraph } from '../../src/index.ts';

/** `code text` of each problem, the text being what its range covers. */
export function marks(
  model: Pick<DockerfileModel, 'text'>,
  problems: readonly Problem[],
): string[] {
  return problems.map(
    (problem) => `${problem.code} ${model.text.slice(problem.span.start, problem.span.end)}`,
  );
}

/** Parses and links, and gives the marks of the graph's problems. */
export function graphOf(
  text: string,
  options: GraphOptions = {},
): { model: DockerfileModel; graph: StageGraph; marks: string[] } {
  const model = parseDockerfile(text);
  const graph = buildGraph(model, options);
  return { model, graph, marks: marks(model, graph.problems) };
}

/** Edges as `kind source > target`. */
export function edgesOf(graph: StageGraph): string[] {
  return graph.edges.map((edge) => `${edge.kind} ${edge.source} > ${edge.target}`);
}
