import type { DockerfileModel, StageGraph } from '@stagecraft/dockerfile';

type Scene = { readonly model: DockerfileModel; readonly graph: StageGraph };

/**
 * The text that makes a stage's files: the instructions before the first FROM, those of the stage, and
 * those of all stages that it takes from. Where it is equal, builds with equal arguments and an equal
 * context make equal files. Null when there is no such stage.
 */
export function stageSource({ model, graph }: Scene, stage: number): string | null {
  const { stages, edges } = graph;
  if (stages[stage] === undefined) return null;
  const indexOf = new Map(stages.map(({ id, index }) => [id, index]));
  const needed = new Set<number>();
  const waiting = [stage];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (needed.has(at)) continue;
    needed.add(at);
    const id = stages[at]?.id;
    for (const edge of edges) {
      const source = edge.target === id ? indexOf.get(edge.source) : undefined;
      if (source !== undefined) waiting.push(source);
    }
  }
  return model.instructions
    .filter((one) => one.stage < 0 || needed.has(one.stage))
    .map(({ contentSpan }) => model.text.slice(contentSpan.start, contentSpan.end))
    .join('\n');
}
