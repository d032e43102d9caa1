import type { Direction, NodeBox } from '../box.ts';
import { curve, pointAt, type Point } from './curve.ts';

/** Room between a line and the cards that it passes. */
const clearance = 9;
/** Between lines of different sources that pass the same card on the same side. */
const laneWidth = 5;
const lanes = 3;
/** Cards that overlap along the data, or nearly, are passed in one go. */
const bandGap = 24;
const samples = 24;
/** Of more lines than these each one takes its way as it is found: to straighten them takes too long. */
const mostStraightened = 400;

/** A line to be led around cards. */
export interface Way {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly from: Point;
  readonly to: Point;
}

/** A box as lines see it: `start` to `end` along the data, `near` to `far` athwart it. */
interface Obstacle {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly near: number;
  readonly far: number;
}

type Range = readonly [low: number, high: number];

interface Band {
  readonly start: number;
  readonly end: number;
  /** What cards take of the band, athwart the data: in order, apart from one another. */
  readonly taken: readonly Range[];
}

/**
 * Points that lines pass on their way so that they do not run behind cards: line id → points. A line that
 * is clear by itself is not in it; nor is one that has to turn back. Linear in lines times boxes.
 */
export function routeLines(
  ways: readonly Way[],
  boxes: Readonly<Record<string, NodeBox>>,
  direction: Direction,
): ReadonlyMap<string, readonly Point[]> {
  const obstacles = Object.entries(boxes)
    .map(([id, box]) => obstacleOf(id, box, direction))
    .sort((a, b) => a.start - b.start);
  const laneOf = new Map(obstacles.map(({ id }, index) => [id, index % lanes]));
  const routes = new Map<string, readonly Point[]>();
  for (const way of ways) {
    // Lines of one source run together, those of others beside them.
    const lane = laneOf.get(way.source) ?? 0;
    const points = route(way, obstacles, direction, lane, ways.length <= mostStraightened);
    if (points.length > 0) routes.set(way.id, points);
  }
  return routes;
}

function route(
  way: Way,
  all: readonly Obstacle[],
  direction: Direction,
  lane: number,
  straight: boolean,
): readonly Point[] {
  const across = direction === 'across';
  const [from, to] = across ? [way.from, way.to] : [turned(way.from), turned(way.to)];
  const between = all.filter(
    ({ id, start, end }) =>
      id !== way.source && id !== way.target && end > from.x + 1 && start < to.x - 1,
  );
  if (isClear(from, to, between, direction)) return [];
  const passes = passesOf(from, to, between, lane);
  const points = straight ? straightened(from, to, passes, between) : passes.flat();
  const turns = withoutStraight(from, to, points);
  return across ? turns : turns.map(turned);
}

/** Without the points between two at the same height: the line is straight there, however many cards it passes. */
function withoutStraight(from: Point, to: Point, points: readonly Point[]): readonly Point[] {
  return points.filter(({ y }, index) => {
    const [before, after] = [points[index - 1] ?? from, points[index + 1] ?? to];
    return before.y !== y || after.y !== y;
  });
}

/** Without the passes that the line needs not take, as the way from the one before to the one after is clear. */
function straightened(
  from: Point,
  to: Point,
  passes: readonly (readonly Point[])[],
  between: readonly Obstacle[],
): readonly Point[] {
  const needed = passes.filter((pass, index) => {
    const before = passes[index - 1]?.at(-1) ?? from;
    const after = passes[index + 1]?.[0] ?? to;
    return pass.length > 0 && !isClear(before, after, between, 'across');
  });
  // Two that follow each other may each be left out only while the other stays.
  return isPassable(from, to, needed, between) ? needed.flat() : passes.flat();
}

/** For each band, where the line enters and leaves it; empty where it goes straight on. */
function passesOf(
  from: Point,
  to: Point,
  between: readonly Obstacle[],
  lane: number,
): readonly (readonly Point[])[] {
  const passes: (readonly Point[])[] = [];
  let last = from;
  for (const { start, end, taken } of bandsOf(between)) {
    const enter = Math.max(start, last.x);
    const leave = Math.min(end, to.x);
    if (leave <= enter) continue;
    // A band that the line begins or ends in is passed straight, or the line would have a kink there.
    const [begins, ends] = [start < last.x + bandGap, end > to.x - bandGap];
    const part = ((enter + leave) / 2 - last.x) / Math.max(1, to.x - last.x);
    const wanted = begins ? last.y : ends ? to.y : last.y + (to.y - last.y) * part;
    const y = freePlace(taken, wanted, lane);
    passes.push([
      ...(begins && y === last.y ? [] : [{ x: enter, y }]),
      ...(ends && y === to.y ? [] : [{ x: leave, y }]),
    ]);
    last = { x: leave, y };
  }
  return passes;
}

/** Whether a line by way of these points touches no card. */
function isPassable(
  from: Point,
  to: Point,
  passes: readonly (readonly Point[])[],
  between: readonly Obstacle[],
): boolean {
  const stops = [from, ...passes.flat(), to];
  return (
    stops.length > 2 &&
    stops.slice(1).every((stop, index) => isClear(stops[index] ?? from, stop, between, 'across'))
  );
}

/** Whether the plain curve, as it is in that direction, touches no card. The data goes along x here. */
function isClear(
  from: Point,
  to: Point,
  between: readonly Obstacle[],
  direction: Direction,
): boolean {
  // The curve stays between its ends in both respects.
  const [low, high] = from.y < to.y ? [from.y, to.y] : [to.y, from.y];
  const near = between.filter(
    (one) =>
      one.near < high + 2 && one.far > low - 2 && one.end > from.x - 2 && one.start < to.x + 2,
  );
  if (near.length === 0) return true;
  const [piece] =
    direction === 'across'
      ? curve(from, to, direction).pieces
      : curve(turned(from), turned(to), direction).pieces;
  if (piece === undefined) return true;
  for (let step = 1; step < samples; step++) {
    const point = pointAt(piece, step / samples);
    const { x, y } = direction === 'across' ? point : turned(point);
    if (near.some((one) => covers(one, x, y))) return false;
  }
  return true;
}

function covers({ start, end, near, far }: Obstacle, x: number, y: number): boolean {
  return x > start - 2 && x < end + 2 && y > near - 2 && y < far + 2;
}

/** The obstacles, in the order of their starts, in bands that follow each other along the data. */
function bandsOf(obstacles: readonly Obstacle[]): Band[] {
  const groups: { start: number; end: number; readonly members: Obstacle[] }[] = [];
  for (const one of obstacles) {
    const last = groups.at(-1);
    if (last === undefined || one.start > last.end + bandGap) {
      groups.push({ start: one.start, end: one.end, members: [one] });
    } else {
      last.end = Math.max(last.end, one.end);
      last.members.push(one);
    }
  }
  return groups.map(({ start, end, members }) => ({
    start,
    end,
    taken: merged(members.map(({ near, far }): Range => [near - clearance, far + clearance])),
  }));
}

function merged(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const [low, high] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    // Where only one line would find room, none is led through.
    if (last === undefined || low > last[1]) result.push([low, high]);
    else result[result.length - 1] = [last[0], Math.max(last[1], high)];
  }
  return result;
}

/** The place nearest to the wanted one that no card takes. */
function freePlace(taken: readonly Range[], wanted: number, lane: number): number {
  const inside = taken.find(([low, high]) => wanted > low && wanted < high);
  if (inside === undefined) return wanted;
  const [low, high] = inside;
  const shift = lane * laneWidth;
  return wanted - low < high - wanted ? low - shift : high + shift;
}

function obstacleOf(id: string, box: NodeBox, direction: Direction): Obstacle {
  const { x, y, width, height } = box;
  return direction === 'across'
    ? { id, start: x, end: x + width, near: y, far: y + height }
    : { id, start: y, end: y + height, near: x, far: x + width };
}

function turned({ x, y }: Point): Point {
  return { x: y, y: x };
}
