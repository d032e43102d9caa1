import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clearOfNotes } from './clear-of-notes.ts';

const box = (x: number, y: number, height: number) => ({ x, y, width: 300, height });

describe('boxes under a note', () => {
  test('move below it, and push on what is below them', () => {
    const boxes = {
      a: box(0, 0, 168),
      b: box(20, 110, 168),
      c: box(0, 230, 100),
      d: box(400, 0, 100),
    };
    expect(clearOfNotes(boxes, { a: 68, b: 68 })).toEqual({
      b: { x: 20, y: 192 },
      c: { x: 0, y: 384 },
    });
  });

  test('stay where nothing is covered, or where they lay over the card before', () => {
    expect(clearOfNotes({ a: box(0, 0, 168), b: box(0, 168, 100) }, { a: 68 })).toEqual({});
    expect(clearOfNotes({ a: box(0, 0, 168), b: box(0, 50, 100) }, { a: 68 })).toEqual({});
  });

  test('end uncovered, however they were put', () => {
    const place = fc.record({
      x: fc.nat({ max: 900 }),
      y: fc.nat({ max: 900 }),
      note: fc.nat({ max: 84 }),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12 }), (list) => {
        const boxes = Object.fromEntries(
          list.map(({ x, y, note }, index) => [String(index), box(x, y, 100 + note)]),
        );
        const notes = Object.fromEntries(list.map(({ note }, index) => [String(index), note]));
        const moved = clearOfNotes(boxes, notes);
        for (const [id, { x, y }] of Object.entries(moved)) {
          expect(x).toBe(boxes[id]?.x);
          expect(y).toBeGreaterThan(boxes[id]?.y ?? 0);
        }
        const apart = list.every((a, i) =>
          list.every((b, j) => i === j || Math.abs(a.x - b.x) >= 300 || Math.abs(a.y - b.y) >= 100),
        );
        if (!apart) return;
        const ends = Object.entries(boxes).map(([id, one]) => ({ ...one, ...moved[id] }));
        for (const [i, a] of ends.entries()) {
          for (const b of ends.slice(i + 1)) {
            const clear =
              Math.abs(a.x - b.x) >= 300 || a.y + a.height <= b.y || b.y + b.height <= a.y;
            expect(clear).toBe(true);
          }
        }
      }),
    );
  });
});
