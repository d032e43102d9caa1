import {
  Background,
  BackgroundVariant,
  ReactFlow,
  useReactFlow,
  type EdgeTypes,
  type NodeChange,
  type NodeTypes,
} from '@xyflow/react';
import { lazy, memo, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { placeLines, type Direction, type NodeBox } from '@stagecraft/graph-layout';
import type { NodePosition } from '../../state/document-slice.types.ts';
import { ariaLabels } from './aria-labels.ts';
import { CanvasTools } from './canvas-tools.tsx';
import { useExport } from './export/use-export.ts';
import { LineNote } from './look/line-note.tsx';
import { useLookStore } from './look/look-store.tsx';
import { useLook, useShowingHit } from './look/use-look.ts';
import { LineEdge } from './line-edge.tsx';
import { flowEdges, type FlowEdge } from './model/flow-edges.ts';
import { flowNodes, type FlowNode } from './model/flow-nodes.ts';
import { GraphMap } from './graph-map.tsx';
import { useLineNames } from './use-line-names.ts';
import { ContextNode, GlobalsNode, ImageNode, OutputNode } from './nodes/other-nodes.tsx';
import { StageNode } from './nodes/stage-node.tsx';
import { useCanvasKeys } from './use-canvas-keys.ts';
import type { GraphModel } from './use-graph-model.ts';
import { usePositions, type Positions } from './use-positions.ts';
import { CameraMoves } from './view/camera-moves.tsx';
import { placeKey, useBoxes } from './view/use-boxes.ts';
import { useCanvasView } from './view/use-canvas-view.ts';
import { useDirection } from './view/use-direction.ts';
import { usePaneSize } from './view/use-pane-size.ts';
import { hasRoomForMap, zoomRange } from './view/viewport.ts';

const nodeTypes = {
  stageCard: StageNode,
  imageCard: ImageNode,
  contextCard: ContextNode,
  outputCard: OutputNode,
  globalsCard: GlobalsNode,
} satisfies NodeTypes;
const edgeTypes = { line: LineEdge } satisfies EdgeTypes;

/** What is done by hand comes after the first picture. */
const GestureLayer = lazy(async () => ({
  default: (await import('./gestures/gesture-layer.tsx')).GestureLayer,
}));

/** The page selects, connects and deletes by itself; React Flow draws, drags, pans and zooms. */
const ownWays = {
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  disableKeyboardA11y: true,
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  // It would take the space bar away from the text editor, which is no input element.
  panActivationKeyCode: null,
  zoomOnDoubleClick: false,
  panOnScroll: true,
  minZoom: zoomRange.least,
  maxZoom: zoomRange.most,
} as const;

/** From this many nodes on, what is out of view is left out of the page. */
const manyNodes = 14;

/** Nodes and lines; dragging a node changes where it stands and nothing else. */
export const Canvas = memo(function Canvas(props: { readonly model: GraphModel }) {
  const { model } = props;
  const { t } = useTranslation('graph');
  const frame = useRef<HTMLDivElement>(null);
  const pane = usePaneSize(frame);
  const direction = useDirection(model.snapshot, pane);
  const { layout, moved, boxes } = useBoxes(model, direction);
  const { nodes, onNodesChange } = useNodes(model, layout, moved, direction);
  const edges = useEdges(model, boxes, direction);
  const flow = useReactFlow<FlowNode, FlowEdge>();
  const view = useCanvasView(frame, { model, boxes, direction, pane });
  const looking = useLook(frame, useLookStore(), model);
  useShowingHit(looking, view.show);
  useExport({ model, boxes, direction });
  const keys = useCanvasKeys(frame, flow, view);
  const labels = useMemo(() => ariaLabels(t), [t]);
  const many = nodes.length >= manyNodes;
  return (
    <div ref={frame} className="h-full" {...keys}>
      <CameraMoves {...view.moves} />
      <ReactFlow<FlowNode, FlowEdge>
        aria-label={t('label', { path: model.snapshot.path })}
        ariaLabelConfig={labels}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        {...ownWays}
        onlyRenderVisibleElements={many}
        proOptions={{ hideAttribution: true }}
        onInit={view.onInit}
        onMove={view.onMove}
      >
        <Background
          variant={BackgroundVariant.Dots}
          gap={22}
          size={1.2}
          color="var(--line)"
          bgColor="var(--canvas)"
        />
        {view.showsAll || pane === null || !hasRoomForMap(pane) ? null : <GraphMap />}
        <CanvasTools model={model} looking={looking} />
        <LineNote frame={frame} model={model} />
        <Suspense>
          <GestureLayer
            canvas={frame}
            model={model}
            boxes={boxes}
            edges={edges}
            direction={direction}
            takeOver={view.takeOver}
          />
        </Suspense>
      </ReactFlow>
    </div>
  );
});

function useNodes(
  model: GraphModel,
  layout: Readonly<Record<string, NodeBox>>,
  moved: Positions,
  direction: Direction,
) {
  const moveNode = useAppStore((state) => state.moveNode);
  const [dragged, setDragged] = useState<Positions>({});
  const positions = usePositions(layout, moved);
  const previous = useRef<ReadonlyMap<string, FlowNode>>(new Map());
  const nodes = useMemo(() => {
    const places = { ...positions, ...dragged };
    const made = flowNodes(model.cards, layout, direction, places, previous.current);
    previous.current = new Map(made.map((node) => [node.id, node]));
    return made;
  }, [model.cards, layout, direction, positions, dragged]);
  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      for (const change of changes) {
        if (change.type !== 'position' || change.position === undefined) continue;
        const { id, position } = change;
        if (change.dragging === true) setDragged((now) => ({ ...now, [id]: position }));
        else {
          setDragged((now) => without(now, id));
          moveNode(placeKey(direction, id), position);
        }
      }
    },
    [moveNode, direction],
  );
  return { nodes, onNodesChange };
}

function without(positions: Positions, id: string): Record<string, NodePosition> {
  return Object.fromEntries(Object.entries(positions).filter(([key]) => key !== id));
}

function useEdges(
  model: GraphModel,
  boxes: Readonly<Record<string, NodeBox>>,
  direction: Direction,
): FlowEdge[] {
  const nameOf = useLineNames(model.cards);
  const previous = useRef<ReadonlyMap<string, FlowEdge>>(new Map());
  return useMemo(() => {
    const { ends, courses } = placeLines(model.lines, boxes, direction);
    const made = flowEdges(model.lines, direction, ends, courses, nameOf, previous.current);
    previous.current = new Map(made.map((edge) => [edge.id, edge]));
    return made;
  }, [model.lines, boxes, direction, nameOf]);
}
