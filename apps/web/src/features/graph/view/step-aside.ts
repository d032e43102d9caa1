import type { Viewport } from '@xyflow/react';
import { geometry, type NodeBox } from '@stagecraft/graph-layout';

/** Pixels that make no difference. */
const slack = 0.5;

/**
 * By how many pixels to move a view up or down so that no name of a box lies under the buttons at the top.
 * 0 where `box` would then no longer be between `low`, to which the buttons reach, and `high`.
 */
export function stepAside(
  boxes: Readonly<Record<string, NodeBox>>,
  box: NodeBox,
  pane: { readonly width: number },
  { x, y, zoom }: Viewport,
  [low, high]: readonly [number, number],
): number {
  const names = Object.values(boxes)
    .filter((one) => one.x * zoom + x < pane.width && (one.x + one.width) * zoom + x > 0)
    .map((one) => {
      const start = one.y * zoom + y;
      return { start, end: start + Math.min(one.height, geometry.headerHeight) * zoom };
    });
  const hidden = names.filter(({ start, end }) => start < low - slack && end > slack);
  if (hidden.length === 0) return 0;
  const [start, end] = [box.y * zoom + y, (box.y + box.height) * zoom + y];
  const steps = names
    // What a step brings to the buttons' edge was hidden, or is about as near to them.
    .filter((name) => Math.abs(name.start - low) < 2 * low)
    .flatMap((name) => [low - name.start, -name.end])
    .filter((by) => start + by >= low - slack && end + by <= high + slack)
    .filter((by) =>
      names.every((name) => name.start + by >= low - slack || name.end + by <= slack),
    );
  return steps.toSorted((left, right) => Math.abs(left) - Math.abs(right))[0] ?? 0;
}
