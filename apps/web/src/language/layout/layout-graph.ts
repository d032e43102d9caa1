import type { NodeBox } from '../../state/document-slice.types.ts';
import { columnLayout } from './columns.ts';
import { geometry } from './geometry.ts';
import type { LayoutInput, LayoutNode } from './graph-input.ts';
import { layeredLayout } from './layered.ts';

export type Boxes = Readonly<Record<string, NodeBox>>;

/** A layout with what it was made from, so that the next one can build on it. */
export interface LayoutResult {
  readonly input: LayoutInput;
  readonly boxes: Boxes;
}

/**
 * Box of every node. While only heights differ from `previous` (rows come and go as one types), the
 * columns stay and what stands below moves: a keystroke never throws the picture over, nor waits for
 * dagre. The result has its top left corner at 0,0.
 */
export function layoutGraph(input: LayoutInput, previous: LayoutResult | null): LayoutResult {
  if (previous !== null && sameStructure(previous.input, input)) {
    const boxes = sameSizes(previous.input, input)
      ? previous.boxes
      : placed(restack(input, previous.boxes), input.inputs);
    return { input, boxes };
  }
  const boxes = tooDense(input) ? columnLayout(input) : layeredLayout(input);
  return { input, boxes: placed(boxes, input.inputs) };
}

/** Where dagre was measured to take over a second. */
function tooDense(input: LayoutInput): boolean {
  const { nodes, edges } = input;
  return nodes.length > 400 || (nodes.length > 150 && edges.length > nodes.length * 1.5);
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

/** Gives the nodes their new heights, column by column, keeping order and gaps. */
function restack(input: LayoutInput, before: Boxes): Record<string, NodeBox> {
  const columns = new Map<number, LayoutNode[]>();
  for (const node of input.nodes) {
    const box = before[node.id];
    if (box === undefined) continue;
    const centre = Math.round(box.x + box.width / 2);
    // Rounding of odd widths may move a column's centre by one.
    const key = [centre, centre - 1, centre + 1].find((value) => columns.has(value)) ?? centre;
    const column = columns.get(key);
    if (column === undefined) columns.set(key, [node]);
    else column.push(node);
  }
  const boxes: Record<string, NodeBox> = {};
  for (const column of columns.values()) {
    let shift = 0;
    column.sort((a, b) => (before[a.id]?.y ?? 0) - (before[b.id]?.y ?? 0));
    for (const { id, width, height } of column) {
      const box = before[id] ?? { x: 0, y: 0, width, height };
      boxes[id] = { x: box.x, y: box.y + shift, width, height };
      shift += height - box.height;
    }
  }
  return boxes;
}

/** Moves everything to the corner 0,0 and puts the nodes of the input column left of it. */
function placed(boxes: Record<string, NodeBox>, inputs: readonly LayoutNode[]): Boxes {
  const all = Object.values(boxes);
  const minX = least(all.map((box) => box.x));
  const minY = least(all.map((box) => box.y));
  const { columnGap, rowGap } = geometry;
  const widest = inputs.reduce((width, node) => Math.max(width, node.width), 0);
  const right = inputs.length === 0 ? 0 : widest + columnGap;
  const result: Record<string, NodeBox> = {};
  for (const [id, box] of Object.entries(boxes)) {
    result[id] = { ...box, x: box.x - minX + right, y: box.y - minY };
  }
  const height = all.reduce((bottom, box) => Math.max(bottom, box.y + box.height - minY), 0);
  const stacked = inputs.reduce((sum, node) => sum + node.height, rowGap * (inputs.length - 1));
  let y = Math.max(0, Math.round((height - stacked) / 2));
  for (const { id, ...size } of inputs) {
    result[id] = { x: widest - size.width, y, ...size };
    y += size.height + rowGap;
  }
  return result;
}

/** The least of the numbers; 0 for none. */
function least(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((a, b) => Math.min(a, b));
}
