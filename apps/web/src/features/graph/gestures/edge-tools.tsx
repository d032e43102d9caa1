import { ViewportPortal } from '@xyflow/react';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Point } from '@stagecraft/graph-layout';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import type { AppStore } from '../../../state/types.ts';
import type { FlowEdge } from '../model/flow-edges.ts';
import { courseOf } from './anchors.ts';
import { edgeTextOf, togetherWith } from './ends.ts';

/** The selected line's ends, to be dragged to another place, and what takes it away. */
export function EdgeTools(props: { readonly edges: readonly FlowEdge[] }) {
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const edge = useAppStore((state) => state.selection.edge);
  const course = edge === null ? null : courseOf(props.edges, edge);
  if (edge === null || course === null) return null;
  const { from, to } = course;
  return (
    <ViewportPortal>
      <Grip edge={edge} end="source" at={from} />
      <Grip edge={edge} end="target" at={to} />
      <button
        type="button"
        data-gesture-part
        className="graph-edge-delete nodrag nopan"
        style={{ left: (from.x + to.x) / 2, top: (from.y + to.y) / 2 }}
        aria-label={t('drag.deleteEdge')}
        title={t('drag.deleteEdge')}
        onClick={() => deleteEdge(store, edge)}
      >
        <Trash2 aria-hidden className="size-3.5" />
      </button>
    </ViewportPortal>
  );
}

function Grip(props: {
  readonly edge: string;
  readonly end: 'source' | 'target';
  readonly at: Point;
}) {
  const { edge, end, at } = props;
  const { t } = useTranslation('graph');
  return (
    <div
      aria-hidden
      data-gesture-part
      data-edge={edge}
      data-edge-end={end}
      title={t(`drag.edgeEnd.${end}`)}
      className="graph-edge-grip nodrag nopan"
      style={{ left: at.x, top: at.y }}
    />
  );
}

/** Takes the text away that a line stands for; where that is several lines, it asks which. */
function deleteEdge(store: AppStore, id: string): void {
  const { snapshot, perform, setTask } = store.getState();
  const edge = snapshot?.graph.edges.find((one) => one.id === id);
  if (snapshot === null || edge === undefined) return;
  const edges = togetherWith(snapshot, edge).flatMap((one) => edgeTextOf(snapshot, one) ?? []);
  if (edges.length > 1) setTask({ kind: 'deleteEdges', edge: id });
  else if (edges.length > 0) void perform({ kind: 'deleteEdges', edges });
}
