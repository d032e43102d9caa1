import { BaseEdge, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStoreApi } from '../../state/hooks.tsx';
import { curve, labelPoint } from './model/curve.ts';
import { lineColours, type FlowEdge } from './model/flow-edges.ts';
import { revealInstruction } from './reveal.ts';

/** A line in the direction of the data; kinds differ by dashes, colour and word. A click shows its instruction. */
export const LineEdge = memo(function LineEdge(props: EdgeProps<FlowEdge>) {
  const { sourceX, sourceY, targetX, targetY, markerEnd } = props;
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  if (props.data === undefined) return null;
  const { line, direction, ends } = props.data;
  const across = direction === 'across';
  const points = curve(
    across ? { x: sourceX, y: sourceY + ends.leaves } : { x: sourceX + ends.leaves, y: sourceY },
    across
      ? { x: targetX - 2, y: targetY + ends.arrives }
      : { x: targetX + ends.arrives, y: targetY - 2 },
    direction,
  );
  const at = labelPoint(points, direction);
  const first = line.instructions[0];
  const count = line.instructions.length;
  const word = line.kind === 'output' ? '' : t(`edge.${line.kind}`);
  const label = count > 1 ? t('edge.times', { label: word, count }) : word;
  return (
    <g
      className={`graph-line graph-line-${line.kind}`}
      data-needed={line.needed}
      onClick={() => (first === undefined ? undefined : revealInstruction(store, first, true))}
    >
      <BaseEdge
        path={points.path}
        interactionWidth={14}
        {...(markerEnd === undefined ? {} : { markerEnd })}
        style={{ stroke: line.needed ? lineColours[line.kind] : 'var(--line-strong)' }}
      />
      {label === '' ? null : (
        <text x={at.x} y={at.y} className="graph-line-label">
          {label}
        </text>
      )}
    </g>
  );
});
