import { BaseEdge, getBezierPath, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStoreApi } from '../../state/hooks.tsx';
import { lineColours, type FlowEdge } from './model/flow-edges.ts';
import { revealInstruction } from './reveal.ts';

/** A line in the direction of the data; kinds differ by dashes, colour and word. A click shows its instruction. */
export const LineEdge = memo(function LineEdge(props: EdgeProps<FlowEdge>) {
  const { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, markerEnd } = props;
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const line = props.data?.line;
  if (line === undefined) return null;
  const [path, labelX, labelY] = getBezierPath({
    sourceX,
    sourceY,
    sourcePosition,
    targetX: targetX - 2,
    targetY: targetY + line.arrival,
    targetPosition,
    curvature: 0.3,
  });
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
        path={path}
        interactionWidth={14}
        {...(markerEnd === undefined ? {} : { markerEnd })}
        style={{ stroke: line.needed ? lineColours[line.kind] : 'var(--line-strong)' }}
      />
      {label === '' ? null : (
        <text x={labelX} y={labelY} className="graph-line-label">
          {label}
        </text>
      )}
    </g>
  );
});
