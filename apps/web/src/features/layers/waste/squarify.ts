/** A rectangle in any unit. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How far the worst of some areas is from a square when they share a side of this length. */
function worst(areas: readonly number[], side: number): number {
  const sum = areas.reduce((total, area) => total + area, 0);
  const [most, least] = [Math.max(...areas), Math.min(...areas)];
  return Math.max((side * side * most) / (sum * sum), (sum * sum) / (side * side * least));
}

/** Lays areas side by side along the shorter side, and tells what is left of the room. */
function layRow(areas: readonly number[], room: Rectangle, into: Rectangle[]): Rectangle {
  const sum = areas.reduce((total, area) => total + area, 0);
  const upright = room.width >= room.height;
  const depth = sum / (upright ? room.height : room.width);
  let { x, y } = room;
  for (const area of areas) {
    const length = area / depth;
    into.push(
      upright ? { x, y, width: depth, height: length } : { x, y, width: length, height: depth },
    );
    if (upright) y += length;
    else x += length;
  }
  return upright
    ? { ...room, x: room.x + depth, width: Math.max(0, room.width - depth) }
    : { ...room, y: room.y + depth, height: Math.max(0, room.height - depth) };
}

/**
 * Divides a room into rectangles whose areas are as the values, as square as can be (Bruls, Huizing and van Wijk,
 * “Squarified Treemaps”, 2000).
 * @param values positive, the largest first
 * @returns in the order of the values; empty without any, or without room
 */
export function squarify(values: readonly number[], room: Rectangle): readonly Rectangle[] {
  const sum = values.reduce((total, value) => total + value, 0);
  const scale = (room.width * room.height) / sum;
  if (!Number.isFinite(scale) || scale <= 0) return [];
  const found: Rectangle[] = [];
  let left = room;
  let row: number[] = [];
  for (const value of values) {
    const area = value * scale;
    const side = Math.min(left.width, left.height);
    if (row.length > 0 && worst([...row, area], side) > worst(row, side)) {
      left = layRow(row, left, found);
      row = [];
    }
    row.push(area);
  }
  if (row.length > 0) layRow(row, left, found);
  return found;
}
