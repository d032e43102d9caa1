import { Graph, layout } from '@dagrejs/dagre';
import type { NodeBox } from '../../state/document-slice.types.ts';
import { geometry } from './geometry.ts';
import type { LayoutInput } from './graph-input.ts';

/** dagre's layered drawing, left to right: few crossings, sources left of what uses them. */
export function layeredLayout(input: LayoutInput): Record<string, NodeBox> {
  const graph = new Graph();
  graph.setGraph({
    rankdir: 'LR',
    ranksep: geometry.columnGap,
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
  return boxes;
}
