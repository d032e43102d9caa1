import { Handle, Position } from '@xyflow/react';
import type { CSSProperties } from 'react';

/**
 * The points where lines leave and arrive, at the same places as in `model/flow-nodes.ts`: React Flow
 * reads them from the page again whenever it measures a node.
 */
export function LineEnds(props: { readonly leaves: number }) {
  return (
    <>
      <Handle
        type="target"
        position={Position.Left}
        isConnectable={false}
        className="graph-line-end"
        style={{ left: 0, top: 0 } satisfies CSSProperties}
      />
      <Handle
        type="source"
        position={Position.Right}
        isConnectable={false}
        className="graph-line-end"
        style={{ right: 0, top: props.leaves } satisfies CSSProperties}
      />
    </>
  );
}
