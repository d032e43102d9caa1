import type { LinePart } from '../lines/lines.ts';
import { roomOf } from './room.ts';

const arrow = ' → ';
/** Paths that are cut to less than this say nothing. */
const least = 5;

/**
 * `/out → /in` in the room of `most` letters, long paths shortened in the middle; null where there are no
 * paths, or no room to tell them apart.
 */
export function pathLabel({ paths, to }: LinePart, most: number): string | null {
  const [path, ...others] = paths;
  if (path === undefined || to === null) return null;
  const more = others.length === 0 ? '' : ` +${String(others.length)}`;
  const room = most - arrow.length - more.length;
  if (room < 2 * least) return null;
  const half = Math.floor(room / 2);
  const [before, after] = [roomOf(path), roomOf(to)];
  const left = Math.max(half, room - after);
  const right = Math.max(room - half, room - before);
  return `${shortenMiddle(path, Math.min(left, before))}${more}${arrow}${shortenMiddle(to, Math.min(right, after))}`;
}

/** Cuts a text to the room of `most` letters in its middle: a path's end says most. */
function shortenMiddle(text: string, most: number): string {
  if (roomOf(text) <= most) return text;
  const signs = Array.from(text);
  const head = fitting(signs, Math.floor((most - 1) / 3));
  const tail = fitting(signs.toReversed(), most - 1 - roomOf(head));
  return `${head}…${Array.from(tail).toReversed().join('')}`;
}

/** As many of the signs as have room. */
function fitting(signs: readonly string[], room: number): string {
  let taken = '';
  let left = room;
  for (const sign of signs) {
    left -= roomOf(sign);
    if (left < 0) break;
    taken += sign;
  }
  return taken;
}
