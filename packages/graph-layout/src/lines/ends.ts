import type { Direction, NodeBox } from '../box.ts';
import { geometry } from '../geometry.ts';

/** Distances from a card's corner, in flow units: downwards when drawn across, else to the right. */
export interface LineEnd {
  readonly leaves: number;
  readonly arrives: number;
  /** Room for a label where it arrives, in flow units. */
  readonly room: number;
}

interface Joined {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** Where it arrives at a row, in flow units from the target's top. */
  readonly arrival: number;
}

/** From where, athwart the data, a line comes to its end; null for straight from the other card. */
export type Approach = (id: string, end: 'source' | 'target') => number | null;

/** What the arrow and the line's own look need of the gap beside a label. */
const besideLabel = 26;

/**
 * Where each line leaves and arrives: line id → ends. Across, it arrives at the row that asks for it, or
 * at the header where rows are not shown; downwards, lines stand side by side along the card's edge, in
 * the order of the cards at their other ends.
 */
export function lineEnds(
  lines: readonly Joined[],
  boxes: Readonly<Record<string, NodeBox>>,
  direction: Direction,
  approach: Approach = () => null,
): Map<string, LineEnd> {
  if (direction === 'across') {
    const room = geometry.columnGap - besideLabel;
    return new Map(
      lines.map(({ id, target, arrival }) => {
        const shown = arrival < (boxes[target]?.height ?? 0);
        return [id, { leaves: 0, arrives: shown ? arrival : geometry.headerHeight / 2, room }];
      }),
    );
  }
  const leaves = sideBySide(lines, 'source', 'target', boxes, approach);
  const arrives = sideBySide(lines, 'target', 'source', boxes, approach);
  return new Map(
    lines.map(({ id }) => {
      const end = arrives.get(id);
      const room = (end?.apart ?? 0) - 12;
      return [id, { leaves: leaves.get(id)?.place ?? 0, arrives: end?.place ?? 0, room }];
    }),
  );
}

interface Side {
  readonly place: number;
  readonly apart: number;
}

function sideBySide(
  lines: readonly Joined[],
  here: 'source' | 'target',
  there: 'source' | 'target',
  boxes: Readonly<Record<string, NodeBox>>,
  approach: Approach,
): Map<string, Side> {
  const groups = new Map<string, Joined[]>();
  for (const line of lines) {
    const group = groups.get(line[here]);
    if (group === undefined) groups.set(line[here], [line]);
    else group.push(line);
  }
  const middle = (id: string): number => (boxes[id]?.x ?? 0) + (boxes[id]?.width ?? 0) / 2;
  const places = new Map<string, Side>();
  for (const [id, group] of groups) {
    const apart = (boxes[id]?.width ?? 0) / (group.length + 1);
    const from = (line: Joined): number => approach(line.id, here) ?? middle(line[there]);
    group.sort((a, b) => from(a) - from(b));
    group.forEach((line, index) => {
      places.set(line.id, { place: Math.round(apart * (index + 1)), apart });
    });
  }
  return places;
}
