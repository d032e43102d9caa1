import type { Direction, Layout, NodeBox } from './box.ts';
import { columnLayout } from './columns.ts';
import { geometry } from './geometry.ts';
import type { LayoutInput, LayoutNode } from './graph-input.ts';
import { layeredLayout } from './layered.ts';
import { restack, type Boxes } from './ranks.ts';

/** A layout with what it was made from, so that the next one can build on it. */
export interface LayoutResult {
  readonly input: LayoutInput;
  readonly boxes: Layout;
}

/**
 * Box of every node, in both directions. While only heights differ from `previous` (rows come and go as
 * one types), columns and ranks stay and what stands below moves: a keystroke never throws the picture
 * over, nor waits for dagre. Each drawing has its top left corner at 0,0.
 */
export function layoutGraph(input: LayoutInput, previous: LayoutResult | null): LayoutResult {
  const known = previous !== null && sameStructure(previous.input, input) ? previous : null;
  if (known !== null && sameSizes(known.input, input)) return { input, boxes: known.boxes };
  const draw = (direction: Direction): Boxes => {
    if (known === null) return placed(drawn(input, direction), input.inputs, direction);
    const heights = new Map(input.nodes.map((node) => [node.id, node.height]));
    const before = Object.fromEntries(
      Object.entries(known.boxes[direction]).filter(([id]) => heights.has(id)),
    );
    const boxes = restack(before, direction, (id, box) => heights.get(id) ?? box.height);
    return placed(boxes, input.inputs, direction);
  };
  return { input, boxes: { across: draw('across'), down: draw('down') } };
}

function drawn(input: LayoutInput, direction: Direction): Record<string, NodeBox> {
  return tooDense(input) ? columnLayout(input, direction) : layeredLayout(input, direction);
}

/** Sizes from which dagre, run for both directions, would hold the worker for around a second (by estimate). */
function tooDense(input: LayoutInput): boolean {
  const { nodes, edges } = input;
  return nodes.length > 300 || (nodes.length > 100 && edges.length > nodes.length * 1.5);
}

function sameStructure(before: LayoutInput, now: LayoutInput): boolean {
  return (
    before.inputs.map((node) => node.id).join() === now.inputs.map((node) => node.id).join() &&
    before.nodes.length === now.nodes.length &&
    before.edges.length === now.edges.length &&
    now.nodes.every((node, index) => node.id === before.nodes[index]?.id) &&
    now.edges.every((edge, index) => {
      const other = before.edges[index];
      return edge.source === other?.source && edge.target === other.target;
    })
  );
}

function sameSizes(before: LayoutInput, now: LayoutInput): boolean {
  return (
    now.inputs.every((node, index) => node.height === before.inputs[index]?.height) &&
    now.nodes.every((node, index) => node.height === before.nodes[index]?.height)
  );
}

/** Moves everything to the corner 0,0 and puts the input nodes in a line of their own before it. */
function placed(
  boxes: Record<string, NodeBox>,
  inputs: readonly LayoutNode[],
  direction: Direction,
): Boxes {
  const across = direction === 'across';
  const all = Object.values(boxes);
  const minX = least(all.map((box) => box.x));
  const minY = least(all.map((box) => box.y));
  const { columnGap, rankGap, rowGap } = geometry;
  const along = (node: LayoutNode): number => (across ? node.width : node.height);
  const athwart = (node: LayoutNode): number => (across ? node.height : node.width);
  const longest = inputs.reduce((most, node) => Math.max(most, along(node)), 0);
  const start = inputs.length === 0 ? 0 : longest + (across ? columnGap : rankGap);
  const result: Record<string, NodeBox> = {};
  for (const [id, box] of Object.entries(boxes)) {
    const [x, y] = [box.x - minX, box.y - minY];
    result[id] = across ? { ...box, x: x + start, y } : { ...box, x, y: y + start };
  }
  const end = all.reduce(
    (most, { x, y, width, height }) =>
      Math.max(most, across ? y + height - minY : x + width - minX),
    0,
  );
  const stacked = inputs.reduce((sum, node) => sum + athwart(node), rowGap * (inputs.length - 1));
  let side = Math.max(0, Math.round((end - stacked) / 2));
  for (const node of inputs) {
    const { id, width, height } = node;
    result[id] = across
      ? { x: longest - width, y: side, width, height }
      : { x: side, y: 0, width, height };
    side += athwart(node) + rowGap;
  }
  return result;
}

/** The least of the numbers; 0 for none. */
function least(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((a, b) => Math.min(a, b));
}
