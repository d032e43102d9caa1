import { ViewportPortal, useReactFlow } from '@xyflow/react';
import type { Hover } from './use-drop.ts';

/** Where what is dragged would go in, between two rows. */
export function DropLine(props: { readonly hover: Hover }) {
  const flow = useReactFlow();
  const { spot, proposal, data } = props.hover;
  if (spot?.kind !== 'place' || proposal === null) return null;
  if (data.kind === 'line' || data.kind === 'stageMove') return null;
  if (data.kind === 'edgeEnd' && data.end === 'source') return null;
  const { left, y, width } = spot.line;
  const start = flow.screenToFlowPosition({ x: left, y });
  const end = flow.screenToFlowPosition({ x: left + width, y });
  const refused = proposal.kind === 'impossible';
  return (
    <ViewportPortal>
      <div
        aria-hidden
        className="graph-drop-line"
        data-refused={refused}
        style={{ left: start.x, top: start.y, width: end.x - start.x }}
      />
    </ViewportPortal>
  );
}
