import { MarkerType, type Edge } from '@xyflow/react';
import type { Line } from './edges.ts';

export type FlowEdge = Edge<{ readonly line: Line }, 'line'>;

/** CSS variable of each kind's colour. */
export const lineColours: Readonly<Record<Line['kind'], string>> = {
  base: 'var(--edge-base)',
  output: 'var(--edge-base)',
  copy: 'var(--edge-copy)',
  mount: 'var(--edge-mount)',
  context: 'var(--edge-context)',
};

/** React Flow's edges with their names for screen readers; unchanged ones are the very objects of before. */
export function flowEdges(
  lines: readonly Line[],
  nameOf: (line: Line) => string,
  previous: ReadonlyMap<string, FlowEdge>,
): FlowEdge[] {
  return lines.map((line) => {
    const before = previous.get(line.id);
    const ariaLabel = nameOf(line);
    if (before?.data?.line === line && before.ariaLabel === ariaLabel) return before;
    return {
      id: line.id,
      type: 'line',
      source: line.source,
      target: line.target,
      data: { line },
      ariaLabel,
      focusable: false,
      selectable: false,
      deletable: false,
      markerEnd: {
        type: MarkerType.ArrowClosed,
        width: 18,
        height: 18,
        markerUnits: 'userSpaceOnUse',
        strokeWidth: 1,
        color: line.needed ? lineColours[line.kind] : 'var(--line-strong)',
      },
    };
  });
}
