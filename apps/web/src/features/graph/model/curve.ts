import type { Direction } from '@stagecraft/graph-layout';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A cubic Bézier curve with its SVG path. */
export interface Curve {
  readonly points: readonly [Point, Point, Point, Point];
  readonly path: string;
}

/** How far a curve goes straight out of its ends when it has to turn back. */
const turn = 60;
/** From the arrow's point to the middle of the label: in the gap before the card, clear of the arrow. */
const labelDistance = { across: 42, down: 20 };

/** A curve that leaves and arrives in the direction of the data. */
export function curve(from: Point, to: Point, direction: Direction): Curve {
  const across = direction === 'across';
  const way = across ? to.x - from.x : to.y - from.y;
  // Downwards the gaps are low and the ways aside long: a steeper end keeps neighbours apart.
  const reach = way < 0 ? turn : way * (across ? 0.5 : 0.62);
  const [dx, dy] = across ? [reach, 0] : [0, reach];
  const out = { x: from.x + dx, y: from.y + dy };
  const back = { x: to.x - dx, y: to.y - dy };
  const at = ({ x, y }: Point): string => `${String(x)},${String(y)}`;
  return {
    points: [from, out, back, to],
    path: `M${at(from)} C${at(out)} ${at(back)} ${at(to)}`,
  };
}

/** Where the label's middle stands: on the curve, close to where it arrives, where no other card is. */
export function labelPoint({ points }: Curve, direction: Direction): Point {
  const axis = direction === 'across' ? 'x' : 'y';
  const goal = points[3][axis] - labelDistance[direction];
  let [low, high] = [0.5, 1];
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2;
    if (pointAt(points, middle)[axis] < goal) low = middle;
    else high = middle;
  }
  const { x, y } = pointAt(points, low);
  // Rows are close: only beside its own arrow is a label sure to be clear of the next one's.
  if (direction === 'across') return { x, y: points[3].y };
  return { x: x + (points[3].x - x) * 0.6, y };
}

function pointAt([a, b, c, d]: Curve['points'], t: number): Point {
  const u = 1 - t;
  const mix = (axis: 'x' | 'y'): number =>
    u * u * u * a[axis] + 3 * u * u * t * b[axis] + 3 * u * t * t * c[axis] + t * t * t * d[axis];
  return { x: mix('x'), y: mix('y') };
}
