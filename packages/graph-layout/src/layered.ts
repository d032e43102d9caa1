import { Graph, layout } from '@dagrejs/dagre';
import type { Direction, NodeBox } from './box.ts';
import { geometry } from './geometry.ts';
import type { LayoutInput } from './graph-input.ts';
import { ranksOf, stackRanks } from './ranks.ts';

/** dagre's layered drawing: few crossings, sources before what uses them. */
export function layeredLayout(input: LayoutInput, direction: Direction): Record<string, NodeBox> {
  const across = direction === 'across';
  const graph = new Graph();
  graph.setGraph({
    rankdir: across ? 'LR' : 'TB',
    ranksep: across ? geometry.columnGap : geometry.rankGap,
    nodesep: geometry.rowGap,
    edgesep: 12,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of input.nodes) graph.setNode(id, { width, height });
  for (const { source, target, weight } of input.edges) graph.setEdge(source, target, { weight });
  layout(graph);
  const boxes: Record<string, NodeBox> = {};
  for (const { id, width, height } of input.nodes) {
    const { x, y } = graph.node(id);
    boxes[id] = {
      x: Math.round((x ?? 0) - width / 2),
      y: Math.round((y ?? 0) - height / 2),
      width,
      height,
    };
  }
  // dagre centres a rank on a line; cards read more easily when their heads are on one.
  return across ? boxes : stackRanks(ranksOf(boxes, (box) => box.y + box.height / 2));
}
