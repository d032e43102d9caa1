import { geometry } from '@stagecraft/graph-layout';
import { expect, test } from 'vitest';
import { ghostPlace } from './ghost-place.ts';

const boxes = {
  image: { x: 0, y: 0, width: 200, height: 50 },
  one: { x: 280, y: 0, width: geometry.stageWidth, height: 100 },
};

test('a new stage stands behind what it is built from, where nothing is in the way', () => {
  const place = ghostPlace(boxes, 'across', { base: 'one', height: 60 });
  expect(place).toEqual({ x: 280 + geometry.stageWidth + geometry.rankGap, y: 0 });
});

test('it stands under its brother, on the side of the lines', () => {
  const place = ghostPlace(boxes, 'across', { base: 'image', height: 60 });
  expect(place.y).toBe(100 + geometry.rowGap);
  const down = ghostPlace(boxes, 'down', { base: 'image', height: 60 });
  expect(down).toEqual({ x: 0, y: 50 + geometry.rankGap });
});

test('from nothing it stands below all else', () => {
  const place = ghostPlace(boxes, 'across', { base: null, height: 60 });
  expect(place).toEqual({ x: 0, y: 100 + geometry.rowGap });
});
