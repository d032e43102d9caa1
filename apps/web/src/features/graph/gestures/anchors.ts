import {
  headerMiddle,
  type Course,
  type Direction,
  type NodeBox,
  type Point,
} from '@stagecraft/graph-layout';
import type { DragData } from '../../../state/drag-data.ts';
import type { FlowEdge } from '../model/flow-edges.ts';

type Boxes = Readonly<Record<string, NodeBox>>;

/** Where lines leave a node, in flow units. */
export function leavePoint(box: NodeBox, direction: Direction): Point {
  return direction === 'across'
    ? { x: box.x + box.width, y: box.y + Math.min(headerMiddle, box.height / 2) }
    : { x: box.x + box.width / 2, y: box.y + box.height };
}

/** How the line that has an edge of the graph runs; null for one that is not drawn. */
export function courseOf(edges: readonly FlowEdge[], edge: string): Course | null {
  const found = edges.find(({ data }) => data?.line.parts.some((part) => part.edge === edge));
  return found?.data?.course ?? null;
}

/** The end that stays where it is while a line is being drawn; null for what is no line. */
export function fixedEnd(
  data: DragData,
  boxes: Boxes,
  edges: readonly FlowEdge[],
  direction: Direction,
): Point | null {
  if (data.kind === 'line') {
    const box = boxes[data.node];
    return box === undefined ? null : leavePoint(box, direction);
  }
  if (data.kind !== 'edgeEnd') return null;
  const course = courseOf(edges, data.edge);
  return course === null ? null : data.end === 'target' ? course.from : course.to;
}
