import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { geometry, type Direction, type NodeBox } from '@stagecraft/graph-layout';
import {
  boundsOf,
  firstView,
  fittingDirection,
  movedTo,
  pannedBy,
  showsAll,
  wholeView,
} from './viewport.ts';

const box = fc.record({
  x: fc.integer({ min: -3000, max: 3000 }),
  y: fc.integer({ min: -3000, max: 3000 }),
  width: fc.integer({ min: 10, max: 300 }),
  height: fc.integer({ min: 10, max: 400 }),
});
const boxes = fc
  .array(box, { minLength: 1, maxLength: 12 })
  .map((list) => Object.fromEntries(list.map((one, index) => [`n${String(index)}`, one])));
const pane = fc.record({
  width: fc.integer({ min: 420, max: 2500 }),
  height: fc.integer({ min: 560, max: 1500 }),
});

const one = (width: number, height: number): Record<string, NodeBox> => ({
  a: { x: 0, y: 0, width, height },
});

describe('the view', () => {
  test('as a whole shows every box, never enlarged', () => {
    fc.assert(
      fc.property(boxes, pane, (all, size) => {
        const view = wholeView(all, size);
        expect(showsAll(all, size, view)).toBe(true);
        expect(view.zoom).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('at first sight is large enough to read and has the anchor in it', () => {
    fc.assert(
      fc.property(boxes, pane, (all, size) => {
        const view = firstView(all, size, 'n0');
        expect(view.zoom).toBeGreaterThanOrEqual(0.78);
        expect(showsAll({ n0: all['n0'] ?? boundsOf(all) }, size, view)).toBe(true);
      }),
    );
  });

  test('at first sight shows all of a card also in a small pane', () => {
    const all = {
      card: { x: 900, y: 700, width: 300, height: 158 },
      far: { x: 0, y: 0, width: 300, height: 158 },
    };
    for (const size of [
      { width: 240, height: 260 },
      { width: 300, height: 240 },
      { width: 300, height: 200 },
    ]) {
      expect(showsAll({ card: all.card }, size, firstView(all, size, 'card'))).toBe(true);
    }
  });

  test('at first sight has no name under the buttons, where the anchor allows it', () => {
    const top = 80;
    const size = { width: 500, height: 600 };
    const column = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [
        `n${String(at)}`,
        { x: 0, y: 170 * at, width: 300, height: 120 },
      ]),
    );
    for (const anchor of Object.keys(column)) {
      const view = firstView(column, size, anchor, top);
      const under = Object.values(column)
        .map(({ y }) => y * view.zoom + view.y)
        .filter((name) => name < top - 1e-6 && name + geometry.headerHeight * view.zoom > 1e-6);
      expect(under).toEqual([]);
    }
  });

  test('as a whole leaves the room that more buttons take', () => {
    const { y, zoom } = wholeView(one(300, 900), { width: 600, height: 700 }, 130);
    expect(y).toBeGreaterThanOrEqual(130);
    expect(900 * zoom + y).toBeLessThanOrEqual(700);
  });

  test('at first sight is the whole graph when that can be read', () => {
    const small = one(300, 200);
    const size = { width: 600, height: 500 };
    expect(firstView(small, size, 'a')).toEqual(wholeView(small, size));
  });

  test('moves to a box only when it is not in it, and keeps the zoom', () => {
    fc.assert(
      fc.property(boxes, pane, box, (all, size, target) => {
        const before = wholeView(all, size);
        const after = movedTo(target, size, before);
        expect(after.zoom).toBe(before.zoom);
        expect(showsAll({ target }, size, after)).toBe(true);
        expect(movedTo(target, size, after)).toBe(after);
      }),
    );
  });
});

describe('panning', () => {
  const size = { width: 600, height: 400 };
  const view = { x: 0, y: 0, zoom: 1 };

  test('goes on while there is more to see', () => {
    expect(pannedBy(one(2000, 2000), size, view, -30, -20)).toEqual({ x: -30, y: -20, zoom: 1 });
  });

  test('ends a little beyond the last box', () => {
    let now = view;
    for (let step = 0; step < 200; step += 1) now = pannedBy(one(2000, 200), size, now, -30, -20);
    expect(now).toEqual({ x: 600 - 96 - 2000, y: 0, zoom: 1 });
    for (let step = 0; step < 200; step += 1) now = pannedBy(one(2000, 200), size, now, 30, 20);
    expect(now).toEqual({ x: 96, y: 96, zoom: 1 });
  });
});

describe('the direction', () => {
  const layout = { across: one(2000, 400), down: one(700, 1600) };

  test('is the one that shows more', () => {
    expect(fittingDirection(layout, { width: 2000, height: 600 }, null)).toBe('across');
    expect(fittingDirection(layout, { width: 600, height: 1200 }, null)).toBe('down');
  });

  test('never goes back and forth in a pane of one size', () => {
    fc.assert(
      fc.property(pane, fc.constantFrom<Direction>('across', 'down'), (size, before) => {
        const next = fittingDirection(layout, size, before);
        expect(fittingDirection(layout, size, next)).toBe(next);
      }),
    );
  });

  test('stays where both fit almost equally', () => {
    const near = { across: one(1000, 1000), down: one(900, 900) };
    const size = { width: 700, height: 700 };
    expect(fittingDirection(near, size, 'across')).toBe('across');
    expect(fittingDirection(near, size, 'down')).toBe('down');
  });
});
