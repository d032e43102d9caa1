import type { Direction } from '../box.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

type Bezier = readonly [Point, Point, Point, Point];

/** Cubic Bézier curves, one after the other, with their SVG path. */
export interface Curve {
  readonly pieces: readonly Bezier[];
  readonly path: string;
}

/** How far a curve goes straight out of its ends when it has to turn back. */
const turn = 60;

/**
 * A curve that leaves, passes and arrives in the direction of the data.
 * @param via points that it passes on its way
 */
export function curve(
  from: Point,
  to: Point,
  direction: Direction,
  via: readonly Point[] = [],
): Curve {
  const stops = [from, ...via, to];
  const pieces = stops
    .slice(1)
    .map((stop, index) => piece(stops[index] ?? from, stop, direction, via.length > 0));
  const at = ({ x, y }: Point): string => `${round(x)},${round(y)}`;
  const parts = pieces.map(([, out, back, end]) => `C${at(out)} ${at(back)} ${at(end)}`);
  return { pieces, path: `M${at(from)} ${parts.join(' ')}` };
}

function piece(from: Point, to: Point, direction: Direction, routed: boolean): Bezier {
  const across = direction === 'across';
  const way = across ? to.x - from.x : to.y - from.y;
  // Downwards the gaps are low and the ways aside long: a steeper end keeps neighbours apart.
  const reach = way < 0 ? turn : way * (across || routed ? 0.5 : 0.62);
  const [dx, dy] = across ? [reach, 0] : [0, reach];
  return [from, { x: from.x + dx, y: from.y + dy }, { x: to.x - dx, y: to.y - dy }, to];
}

/** A point of one piece; `t` from 0 to 1. */
export function pointAt([a, b, c, d]: Bezier, t: number): Point {
  const u = 1 - t;
  const mix = (axis: 'x' | 'y'): number =>
    u * u * u * a[axis] + 3 * u * u * t * b[axis] + 3 * u * t * t * c[axis] + t * t * t * d[axis];
  return { x: mix('x'), y: mix('y') };
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
