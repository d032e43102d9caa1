import { Handle, Position } from '@xyflow/react';
import type { CSSProperties } from 'react';
import type { Direction } from '@stagecraft/graph-layout';

interface LineEndsProps {
  readonly direction: Direction;
  /** Where lines leave to the right, in flow units from the top. */
  readonly leaves: number;
  /** The node's height in flow units, for one that a preview may draw larger than it is. */
  readonly height?: number | undefined;
}

/**
 * The points where lines leave and arrive, at the same places as in `model/flow-nodes.ts`: React Flow
 * reads them from the page again whenever it measures a node.
 */
export function LineEnds(props: LineEndsProps) {
  const { height } = props;
  const across = props.direction === 'across';
  const source: CSSProperties = across
    ? { left: 'auto', right: 0, top: props.leaves, bottom: 'auto' }
    : { left: 0, right: 'auto', ...(height === undefined ? { bottom: 0 } : { top: height }) };
  return (
    <>
      <Handle
        type="target"
        position={across ? Position.Left : Position.Top}
        isConnectable={false}
        className="graph-line-end"
        style={{ left: 0, top: 0 }}
      />
      <Handle
        type="source"
        position={across ? Position.Right : Position.Bottom}
        isConnectable={false}
        className="graph-line-end"
        style={source}
      />
    </>
  );
}
