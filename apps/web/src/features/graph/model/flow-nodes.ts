import { Position, type Node } from '@xyflow/react';
import { headerMiddle, type Direction, type NodeBox } from '@stagecraft/graph-layout';
import type { Positions } from '../use-positions.ts';
import type { Card } from './cards.ts';

/** Not the bare kind: React Flow styles `output` and `input` by itself. */
export type FlowNode = Node<
  { readonly card: Card; readonly direction: Direction },
  `${Card['kind']}Card`
>;

/**
 * React Flow's nodes. Sizes and handles are given, not measured: lines are right from the first frame
 * and also for nodes that are out of view. A node that did not change is the very object of before.
 */
export function flowNodes(
  cards: readonly Card[],
  layout: Readonly<Record<string, NodeBox>>,
  direction: Direction,
  positions: Positions,
  previous: ReadonlyMap<string, FlowNode>,
): FlowNode[] {
  const nodes: FlowNode[] = [];
  for (const card of cards) {
    const box = layout[card.id];
    if (box === undefined) continue;
    const position = positions[card.id] ?? { x: box.x, y: box.y };
    const { width, height } = box;
    const before = previous.get(card.id);
    const unchanged =
      before?.data.card === card &&
      before.data.direction === direction &&
      before.position.x === position.x &&
      before.position.y === position.y &&
      before.width === width &&
      before.height === height;
    nodes.push(unchanged ? before : flowNode({ card, direction }, position, width, height));
  }
  return nodes;
}

function flowNode(
  data: FlowNode['data'],
  position: { readonly x: number; readonly y: number },
  width: number,
  height: number,
): FlowNode {
  const point = { width: 0, height: 0 };
  const { card, direction } = data;
  const across = direction === 'across';
  const leaves = 'rows' in card ? headerMiddle : height / 2;
  return {
    id: card.id,
    type: `${card.kind}Card`,
    position: { ...position },
    data,
    width,
    height,
    measured: { width, height },
    handles: [
      // Lines arrive at rows, or side by side at the top: the edge adds its distance from the corner.
      { ...point, type: 'target', position: across ? Position.Left : Position.Top, x: 0, y: 0 },
      across
        ? { ...point, type: 'source', position: Position.Right, x: width, y: leaves }
        : { ...point, type: 'source', position: Position.Bottom, x: 0, y: height },
    ],
    connectable: false,
    deletable: false,
  };
}
