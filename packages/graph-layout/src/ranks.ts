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

/**
 * Columns whose boxes have all become lower, moved so that each one's middle stays where it was in the
 * drawing: what stood side by side still does.
 */
export function gatherColumns(before: Boxes, after: Boxes): Record<string, NodeBox> {
  const columns = ranksOf(after, (box) => box.x + box.width / 2).map((column) => {
    const old = column.flatMap(([id]) => before[id] ?? []);
    return { column, old: spanOf(old), now: spanOf(column.map(([, box]) => box)) };
  });
  const whole = spanOf(Object.values(before));
  const length = columns.reduce((most, { now }) => Math.max(most, now.end - now.start), 0);
  const part = length / Math.max(1, whole.end - whole.start);
  const boxes: Record<string, NodeBox> = {};
  for (const { column, old, now } of columns) {
    const middle = ((old.start + old.end) / 2 - whole.start) * part;
    const shift = Math.round(middle - (now.start + now.end) / 2);
    for (const [id, box] of column) boxes[id] = { ...box, y: box.y + shift };
  }
  return boxes;
}

function spanOf(boxes: readonly NodeBox[]): { readonly start: number; readonly end: number } {
  const start = boxes.reduce((least, { y }) => Math.min(least, y), Infinity);
  const end = boxes.reduce((most, { y, height }) => Math.max(most, y + height), -Infinity);
  return boxes.length === 0 ? { start: 0, end: 0 } : { start, end };
}
