import type { Direction, NodeBox } from './box.ts';
import { geometry } from './geometry.ts';

export type Boxes = Readonly<Record<string, NodeBox>>;

type Entry = readonly [id: string, box: NodeBox];

/** Boxes that stand on one line, line by line; `lineOf` gives the line's place. */
export function ranksOf(boxes: Boxes, lineOf: (box: NodeBox) => number): Entry[][] {
  const ranks: { readonly line: number; readonly entries: Entry[] }[] = [];
  const sorted = Object.entries(boxes).sort(([, a], [, b]) => lineOf(a) - lineOf(b));
  for (const entry of sorted) {
    const line = lineOf(entry[1]);
    const last = ranks.at(-1);
    // Rounding of odd sizes may move a box's middle by one.
    if (last !== undefined && line - last.line <= 1) last.entries.push(entry);
    else ranks.push({ line, entries: [entry] });
  }
  return ranks.map((rank) => rank.entries);
}

/** The ranks one under the other, each box at its rank's top. */
export function stackRanks(ranks: readonly (readonly Entry[])[]): Record<string, NodeBox> {
  const boxes: Record<string, NodeBox> = {};
  let y = 0;
  for (const rank of ranks) {
    for (const [id, box] of rank) boxes[id] = { ...box, y };
    y += Math.max(...rank.map(([, box]) => box.height)) + geometry.rankGap;
  }
  return boxes;
}

/**
 * Gives boxes other heights: what stands below moves, order, gaps and columns stay. `heightOf` names a
 * box's new height.
 */
export function restack(
  before: Boxes,
  direction: Direction,
  heightOf: (id: string, box: NodeBox) => number,
): Record<string, NodeBox> {
  if (direction === 'down') {
    const ranks = ranksOf(before, (box) => box.y);
    const grown = ranks.map((rank) =>
      rank.map(([id, box]): Entry => [id, { ...box, height: heightOf(id, box) }]),
    );
    return stackRanks(grown);
  }
  const boxes: Record<string, NodeBox> = {};
  for (const column of ranksOf(before, (box) => box.x + box.width / 2)) {
    let shift = 0;
    for (const [id, box] of column.toSorted(([, a], [, b]) => a.y - b.y)) {
      const height = heightOf(id, box);
      boxes[id] = { ...box, y: box.y + shift, height };
      shift += height - box.height;
    }
  }
  return boxes;
}
