import type { Direction } from '../box.ts';
import type { Point } from './curve.ts';

/** Where a label stands, and which of its ends that is. */
export interface LabelPlace extends Point {
  readonly anchor: 'start' | 'end';
}

/** From the arrow's point to its label. */
const gap = { across: 16, down: 7 };
/** Downwards, from the label's middle to the card. */
const height = 12;

/**
 * Where the label of a line that arrives at `to` stands: beside its own arrow, where no other card is and
 * no other line turns.
 */
export function labelPlace(to: Point, direction: Direction): LabelPlace {
  return direction === 'across'
    ? { x: to.x - gap.across, y: to.y, anchor: 'end' }
    : { x: to.x + gap.down, y: to.y - height, anchor: 'start' };
}
