import { geometry, type Direction, type NodeBox, type Point } from '@stagecraft/graph-layout';

type Boxes = Readonly<Record<string, NodeBox>>;

/** What a stage that is not there yet will be built from, and how large it will be, in flow units. */
interface NewBox {
  /** Id of the node; null where that is not on the canvas. */
  readonly base: string | null;
  readonly height: number;
}

/**
 * Where a new stage is shown: behind what it is built from, in the direction of the lines, where the
 * layout will put it; below all else where it comes from nothing. Moved aside until nothing is under it.
 */
export function ghostPlace(boxes: Boxes, direction: Direction, made: NewBox): Point {
  const all = Object.values(boxes);
  const from = made.base === null ? undefined : boxes[made.base];
  const across = direction === 'across';
  const start = from === undefined ? beyond(all) : behind(from, across);
  let place = { ...start, width: geometry.stageWidth, height: made.height };
  // Each step clears at least one box for good: it only ever goes on in one direction.
  for (let left = all.length; left >= 0; left -= 1) {
    const over = all.find((box) => overlap(box, place));
    if (over === undefined) break;
    place = across
      ? { ...place, y: over.y + over.height + geometry.rowGap }
      : { ...place, x: over.x + over.width + geometry.rowGap };
  }
  return { x: place.x, y: place.y };
}

function behind(box: NodeBox, across: boolean): Point {
  return across
    ? { x: box.x + box.width + geometry.rankGap, y: box.y }
    : { x: box.x, y: box.y + box.height + geometry.rankGap };
}

function beyond(all: readonly NodeBox[]): Point {
  const left = all.reduce((least, box) => Math.min(least, box.x), all[0]?.x ?? 0);
  const bottom = all.reduce((most, box) => Math.max(most, box.y + box.height), 0);
  return { x: left, y: bottom + geometry.rowGap };
}

function overlap(a: NodeBox, b: NodeBox): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
