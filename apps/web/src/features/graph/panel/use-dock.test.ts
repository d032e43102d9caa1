import { expect, test } from 'vitest';
import { dockIn } from './use-dock.ts';

test.each([
  ['a wide pane', 900, 800, 'beside'],
  ['a narrow pane', 650, 800, 'below'],
  ['a narrow pane that is low, too', 650, 300, 'beside'],
])('in %s it stands where the graph keeps its room', (_, width, height, dock) => {
  expect(dockIn({ width, height })).toBe(dock);
});
