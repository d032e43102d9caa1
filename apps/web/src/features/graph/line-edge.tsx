import { BaseEdge, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { curve, labelPlace, type Course, type Line, type Point } from '@stagecraft/graph-layout';
import { useAppStore, useAppStoreApi } from '../../state/hooks.tsx';
import type { AppState } from '../../state/types.ts';
import { formatBytes } from '../../ui/format.ts';
import { lineColours, type FlowEdge } from './model/flow-edges.ts';
import { useLineLight } from './look/look-store.tsx';
import { carriedBytes, labelLines } from './model/line-label.ts';
import { revealInstruction } from './reveal.ts';
import { pressLine } from './selection/press.ts';

/**
 * A line in the direction of the data; kinds differ by dashes, colour and word. A click selects it and
 * shows its instruction, a double click goes there.
 */
export const LineEdge = memo(function LineEdge(props: EdgeProps<FlowEdge>) {
  const { sourceX, sourceY, targetX, targetY, markerEnd } = props;
  const store = useAppStoreApi();
  const selected = useAppStore((state) => isSelected(state, props.data?.line));
  const lit = useLineLight(props.id);
  if (props.data === undefined) return null;
  const { line, direction, ends, course } = props.data;
  const across = direction === 'across';
  const from = across
    ? { x: sourceX, y: sourceY + ends.leaves }
    : { x: sourceX + ends.leaves, y: sourceY };
  const to = across
    ? { x: targetX - 2, y: targetY + ends.arrives }
    : { x: targetX + ends.arrives, y: targetY - 2 };
  const points = curve(from, to, direction, carried(course, from, to));
  const [first] = line.parts;
  return (
    <g
      className={`graph-line graph-line-${line.kind}`}
      data-needed={line.needed}
      data-lit={lit || undefined}
      data-selected={selected}
      data-graph-line={line.id}
      tabIndex={-1}
      onClick={(event) => {
        event.currentTarget.focus({ preventScroll: true });
        pressLine(store, line.id);
        if (first !== undefined) revealInstruction(store, first.instruction, false);
      }}
      onDoubleClick={() =>
        first === undefined ? undefined : revealInstruction(store, first.instruction, true)
      }
    >
      <BaseEdge
        path={points.path}
        interactionWidth={14}
        {...(markerEnd === undefined ? {} : { markerEnd })}
        style={{ stroke: line.needed ? lineColours[line.kind] : 'var(--line-strong)' }}
      />
      <Label data={props.data} at={labelPlace(to, direction)} />
    </g>
  );
});

/** The selected edge is one of those that the line stands for. */
function isSelected({ selection, snapshot }: AppState, line: Line | undefined): boolean {
  if (selection.edge === null || line === undefined) return false;
  const edge = snapshot?.graph.edges.find(({ id }) => id === selection.edge);
  return edge?.kind === line.kind && edge.source === line.source && edge.target === line.target;
}

function Label(props: {
  readonly data: NonNullable<FlowEdge['data']>;
  readonly at: ReturnType<typeof labelPlace>;
}) {
  const { line, ends, direction } = props.data;
  const language = useAppStore((state) => state.language);
  const { t } = useTranslation('graph');
  const bytes = useAppStore((state) => carriedBytes(line, state.overlay));
  const size = bytes === null ? null : formatBytes(bytes, language);
  const [first, second] = labelLines({ line, room: ends.room, direction, size }, t);
  if (first === undefined) return null;
  const { x, y, anchor } = props.at;
  return (
    <text x={x} y={y} textAnchor={anchor} className="graph-line-label">
      {second === undefined ? (
        first
      ) : (
        <>
          <tspan x={x} dy="-0.55em">
            {first}
          </tspan>
          <tspan x={x} dy="1.15em" className="graph-line-bytes">
            {second}
          </tspan>
        </>
      )}
    </text>
  );
}

/** The points on the way, moved along with cards that are being dragged or glide to their places. */
function carried({ from, to, via }: Course, nowFrom: Point, nowTo: Point): readonly Point[] {
  return via.map(({ x, y }, index) => {
    const part = (index + 1) / (via.length + 1);
    return {
      x: x + (nowFrom.x - from.x) * (1 - part) + (nowTo.x - to.x) * part,
      y: y + (nowFrom.y - from.y) * (1 - part) + (nowTo.y - to.y) * part,
    };
  });
}
