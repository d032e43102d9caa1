import type { Direction, NodeBox } from '@stagecraft/graph-layout';
import type { Line } from './edges.ts';

/** Distances from a card's handles, in flow units: downwards when drawn across, else to the right. */
export interface LineEnd {
  readonly leaves: number;
  readonly arrives: number;
}

/**
 * Where each line leaves and arrives. Across, it arrives at the row that asks for it; downwards, lines
 * stand side by side along the card's edge, in the order of the cards at their other ends.
 */
export function lineEnds(
  lines: readonly Line[],
  boxes: Readonly<Record<string, NodeBox>>,
  direction: Direction,
): Map<string, LineEnd> {
  if (direction === 'across') {
    return new Map(lines.map((line) => [line.id, { leaves: 0, arrives: line.arrival }]));
  }
  const leaves = sideBySide(lines, 'source', 'target', boxes);
  const arrives = sideBySide(lines, 'target', 'source', boxes);
  return new Map(
    lines.map(({ id }) => [id, { leaves: leaves.get(id) ?? 0, arrives: arrives.get(id) ?? 0 }]),
  );
}

function sideBySide(
  lines: readonly Line[],
  here: 'source' | 'target',
  there: 'source' | 'target',
  boxes: Readonly<Record<string, NodeBox>>,
): Map<string, number> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const group = groups.get(line[here]);
    if (group === undefined) groups.set(line[here], [line]);
    else group.push(line);
  }
  const middle = (id: string): number => (boxes[id]?.x ?? 0) + (boxes[id]?.width ?? 0) / 2;
  const places = new Map<string, number>();
  for (const [id, group] of groups) {
    const width = boxes[id]?.width ?? 0;
    group.sort((a, b) => middle(a[there]) - middle(b[there]));
    group.forEach((line, index) => {
      places.set(line.id, Math.round((width * (index + 1)) / (group.length + 1)));
    });
  }
  return places;
}
