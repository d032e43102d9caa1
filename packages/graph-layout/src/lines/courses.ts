import type { Direction, NodeBox } from '../box.ts';
import type { Point } from './curve.ts';
import type { LineEnd } from './ends.ts';
import { headerMiddle, type Line } from './lines.ts';
import { routeLines } from './route.ts';

/** How a line runs once its cards stand still, in flow units. */
export interface Course {
  readonly from: Point;
  readonly to: Point;
  /** Points on the way, so that it does not run behind cards. */
  readonly via: readonly Point[];
}

/** How the lines run between cards that stand still: line id → course. */
export function coursesOf(
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
