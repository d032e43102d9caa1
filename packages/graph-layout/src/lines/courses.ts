import type { Direction, NodeBox } from '../box.ts';
import type { Point } from './curve.ts';
import { lineEnds, type LineEnd } from './ends.ts';
import { headerMiddle, type Line } from './lines.ts';
import { routeLines } from './route.ts';

/** How a line runs once its cards stand still, in flow units. */
export interface Course {
  readonly from: Point;
  readonly to: Point;
  /** Points on the way, so that it does not run behind cards. */
  readonly via: readonly Point[];
}

/** Where lines leave and arrive between cards that stand still, and how they run: line id → each. */
export function placeLines(
  lines: readonly Line[],
  boxes: Readonly<Record<string, NodeBox>>,
  direction: Direction,
) {
  const ends = lineEnds(lines, boxes, direction);
  const courses = coursesOf(lines, ends, boxes, direction);
  if (direction === 'across') return { ends, courses };
  // What is led around a card comes from another side than its own card's.
  const led = lineEnds(lines, boxes, direction, (id, end) => {
    const via = courses.get(id)?.via ?? [];
    return (end === 'source' ? via[0] : via.at(-1))?.x ?? null;
  });
  const moved = lines.filter(({ id }) => {
    const [before, now] = [ends.get(id), led.get(id)];
    return before?.leaves !== now?.leaves || before?.arrives !== now?.arrives;
  });
  return {
    ends: led,
    courses: new Map([...courses, ...coursesOf(moved, led, boxes, direction)]),
  };
}

function coursesOf(
  lines: readonly Line[],
  ends: ReadonlyMap<string, LineEnd>,
  boxes: Readonly<Record<string, NodeBox>>,
  direction: Direction,
): ReadonlyMap<string, Course> {
  const ways = lines.flatMap(({ id, source, target }) => {
    const [from, to, end] = [boxes[source], boxes[target], ends.get(id)];
    if (from === undefined || to === undefined || end === undefined) return [];
    return [{ id, source, target, ...endPoints(from, to, end, direction) }];
  });
  const routes = routeLines(ways, boxes, direction);
  return new Map(ways.map(({ id, from, to }) => [id, { from, to, via: routes.get(id) ?? [] }]));
}

function endPoints(from: NodeBox, to: NodeBox, end: LineEnd, direction: Direction) {
  if (direction === 'down') {
    return {
      from: { x: from.x + end.leaves, y: from.y + from.height },
      to: { x: to.x + end.arrives, y: to.y },
    };
  }
  const leaves = Math.min(headerMiddle, from.height / 2);
  return {
    from: { x: from.x + from.width, y: from.y + leaves },
    to: { x: to.x, y: to.y + end.arrives },
  };
}
