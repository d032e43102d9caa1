import type { DockerfileModel, GraphEdge, StageGraph } from '@stagecraft/dockerfile';
import { cardHeight, geometry, specialNodes } from './geometry.ts';

export interface LayoutNode {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface LayoutEdge {
  readonly source: string;
  readonly target: string;
  /** How much a straight, short line matters. */
  readonly weight: number;
}

/** What the layout needs of a graph. */
export interface LayoutInput {
  readonly nodes: readonly LayoutNode[];
  /** Directed as the data flows; no doubles, no loops onto the same node. */
  readonly edges: readonly LayoutEdge[];
  /**
   * Nodes that stand in a column of their own at the left: what is before the first FROM (no edges),
   * and the build context when it feeds so many stages that its edges would rule the drawing.
   */
  readonly inputs: readonly LayoutNode[];
}

/** From this many stages on, the context stands apart. Its long edges cost dagre most of its time. */
const manyReaders = 6;

/** Nodes with their sizes and the merged edges of a graph. */
export function layoutInput(model: DockerfileModel, graph: StageGraph): LayoutInput {
  const nodes: LayoutNode[] = [];
  const inputs: LayoutNode[] = [];
  const globals = model.instructions.filter((instruction) => instruction.stage < 0).length;
  if (globals > 0) {
    const height = cardHeight(globals);
    inputs.push({ id: specialNodes.globals, width: geometry.stageWidth, height });
  }
  const readers = new Set(
    graph.edges.filter((edge) => edge.source === specialNodes.context).map((edge) => edge.target),
  );
  if (readers.size > 0) {
    const { contextWidth: width, imageHeight: height } = geometry;
    (readers.size < manyReaders ? nodes : inputs).push({ id: specialNodes.context, width, height });
  }
  for (const image of graph.images) {
    nodes.push({ id: image.id, width: geometry.imageWidth, height: geometry.imageHeight });
  }
  for (const stage of graph.stages) {
    const height = cardHeight(stage.instructions.length + 1);
    nodes.push({ id: stage.id, width: geometry.stageWidth, height });
  }
  const target = graph.target === null ? undefined : graph.stages[graph.target];
  if (target !== undefined) {
    const { outputWidth: width, imageHeight: height } = geometry;
    nodes.push({ id: specialNodes.output, width, height });
  }
  return { nodes, edges: mergedEdges(graph, nodes, target?.id), inputs };
}

const weights: Readonly<Record<GraphEdge['kind'], number>> = {
  base: 4,
  copy: 2,
  mount: 1,
  context: 1,
};

function mergedEdges(
  graph: StageGraph,
  nodes: readonly LayoutNode[],
  target: string | undefined,
): LayoutEdge[] {
  const known = new Set(nodes.map((node) => node.id));
  const edges = graph.edges.map((edge): LayoutEdge => ({
    source: edge.source,
    target: edge.target,
    weight: weights[edge.kind],
  }));
  if (target !== undefined) edges.push({ source: target, target: specialNodes.output, weight: 4 });
  const merged = new Map<string, LayoutEdge>();
  for (const edge of edges) {
    if (edge.source === edge.target || !known.has(edge.source) || !known.has(edge.target)) continue;
    const key = `${edge.source}\n${edge.target}`;
    const weight = Math.max(edge.weight, merged.get(key)?.weight ?? 0);
    merged.set(key, { ...edge, weight });
  }
  return [...merged.values()];
}
