import type { DockerfileModel, Problem, StageGraph } from '../types.ts';

/**
 * All that is to be said of a file, in the order of the text: the model's problems and its graph's.
 * What BuildKit refuses only when it builds a stage is a warning in a stage that the graph's target
 * does not need; so the build is refused if, and only if, one of the problems is an error.
 */
export function problemsOf(
  model: Pick<DockerfileModel, 'problems'>,
  graph: Pick<StageGraph, 'stages' | 'problems'>,
): readonly Problem[] {
  const counted = (problem: Problem): Problem => {
    if (problem.late !== true || problem.severity !== 'error' || problem.stage === null) {
      return problem;
    }
    return graph.stages[problem.stage]?.needed === false
      ? { ...problem, severity: 'warning' }
      : problem;
  };
  return [...model.problems, ...graph.problems]
    .map(counted)
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
