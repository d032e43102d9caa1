import fc from 'fast-check';
import { expect, it } from 'vitest';
import { squarify } from './squarify.ts';

const room = { x: 0, y: 0, width: 400, height: 300 };

it('gives every value its share of the room, inside of it and without overlap', () => {
  const values = fc
    .array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 40 })
    .map((list) => list.toSorted((a, b) => b - a));
  fc.assert(
    fc.property(values, (list) => {
      const sum = list.reduce((total, value) => total + value, 0);
      const found = squarify(list, room);
      expect(found).toHaveLength(list.length);
      for (const [index, one] of found.entries()) {
        expect(one.width * one.height).toBeCloseTo(((list[index] ?? 0) / sum) * 400 * 300, 3);
        expect(one.x).toBeGreaterThanOrEqual(-1e-6);
        expect(one.y).toBeGreaterThanOrEqual(-1e-6);
        expect(one.x + one.width).toBeLessThanOrEqual(400 + 1e-6);
        expect(one.y + one.height).toBeLessThanOrEqual(300 + 1e-6);
        for (const other of found.slice(index + 1)) {
          const apart =
            one.x + one.width <= other.x + 1e-6 ||
            other.x + other.width <= one.x + 1e-6 ||
            one.y + one.height <= other.y + 1e-6 ||
            other.y + other.height <= one.y + 1e-6;
          expect(apart).toBe(true);
        }
      }
    }),
  );
});

it('makes nearly squares of equal values', () => {
  for (const { width, height } of squarify([1, 1, 1, 1, 1, 1], room)) {
    expect(Math.max(width / height, height / width)).toBeLessThan(2.1);
  }
});

it('has nothing for no values, and none for no room', () => {
  expect(squarify([], room)).toEqual([]);
  expect(squarify([1], { ...room, width: 0 })).toEqual([]);
});
