import type { SourceEnd, StageGraph } from '@stagecraft/dockerfile';

/** Why a stage can't take from a source: it is the source, the source needs it, or it comes before it. */
export type Obstacle = 'self' | 'cycle' | 'later';

/**
 * What keeps a stage from taking from a source: BuildKit resolves a stage's name among the stages above.
 * Null for nothing that the graph shows.
 */
export function obstacleTo(graph: StageGraph, source: SourceEnd, target: number): Obstacle | null {
  if (source.kind !== 'stage' || target > source.stage) return null;
  if (target === source.stage) return 'self';
  return needs(graph, source.stage).has(graph.stages[target]?.id ?? '') ? 'cycle' : 'later';
}

/** Ids of all nodes that a stage is made from, near and far. */
function needs(graph: StageGraph, stage: number): ReadonlySet<string> {
  const sources = new Map<string, string[]>();
  for (const edge of graph.edges) {
    const list = sources.get(edge.target);
    if (list === undefined) sources.set(edge.target, [edge.source]);
    else list.push(edge.source);
  }
  const found = new Set<string>();
  const open = [graph.stages[stage]?.id ?? ''];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const source of sources.get(id) ?? []) {
      if (found.has(source)) continue;
      found.add(source);
      open.push(source);
    }
  }
  return found;
}

/** Ids of the stages that can't take from a source, for drawing them as such. */
export function blockedNodes(graph: StageGraph, source: SourceEnd): string[] {
  if (source.kind !== 'stage') return [];
  return graph.stages.filter(({ index }) => index <= source.stage).map(({ id }) => id);
}
