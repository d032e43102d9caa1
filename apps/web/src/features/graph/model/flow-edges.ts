import { MarkerType, type Edge } from '@xyflow/react';
import type { Course, Direction, Line, LineEnd } from '@stagecraft/graph-layout';
import { keepSame } from './same.ts';

export type FlowEdge = Edge<
  {
    readonly line: Line;
    readonly direction: Direction;
    readonly ends: LineEnd;
    readonly course: Course;
  },
  'line'
>;

/** CSS variable of each kind's colour. */
export const lineColours: Readonly<Record<Line['kind'], string>> = {
  base: 'var(--edge-base)',
  output: 'var(--edge-base)',
  copy: 'var(--edge-copy)',
  mount: 'var(--edge-mount)',
  context: 'var(--edge-context)',
};

const nowhere: Course = { from: { x: 0, y: 0 }, to: { x: 0, y: 0 }, via: [] };

/** React Flow's edges with their names for screen readers; unchanged ones are the very objects of before. */
export function flowEdges(
  lines: readonly Line[],
  direction: Direction,
  endsOf: ReadonlyMap<string, LineEnd>,
  courses: ReadonlyMap<string, Course>,
  nameOf: (line: Line) => string,
  previous: ReadonlyMap<string, FlowEdge>,
): FlowEdge[] {
  return lines.map((line) => {
    const before = previous.get(line.id);
    const ariaLabel = nameOf(line);
    const ends = endsOf.get(line.id) ?? { leaves: 0, arrives: 0, room: 0 };
    const course = courses.get(line.id) ?? nowhere;
    const data = keepSame(before?.data, { line, direction, ends, course });
    if (before !== undefined && before.data === data && before.ariaLabel === ariaLabel) {
      return before;
    }
    return {
      id: line.id,
      type: 'line',
      source: line.source,
      target: line.target,
      data,
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
