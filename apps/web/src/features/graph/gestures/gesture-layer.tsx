import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { curve, type Direction, type NodeBox, type Point } from '@stagecraft/graph-layout';
import type { DragData } from '../../../state/drag-data.ts';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import { useDragSource } from '../../../ui/drag-source.ts';
import type { FlowEdge } from '../model/flow-edges.ts';
import type { GraphModel } from '../use-graph-model.ts';
import { pannedBy } from '../view/viewport.ts';
import { fixedEnd } from './anchors.ts';
import { ConnectLine } from './connect-line.tsx';
import { DiffChip } from './diff-chip.tsx';
import { dragSourceAt } from './drag-sources.ts';
import { DropLine } from './drop-line.tsx';
import { DropStyle } from './drop-style.tsx';
import { EdgeTools } from './edge-tools.tsx';
import { GhostLayer } from './ghost-layer.tsx';
import { HoverTools } from './hover-tools.tsx';
import { useAutoPan } from './use-auto-pan.ts';
import { useDrop } from './use-drop.ts';

export interface GestureLayerProps {
  readonly canvas: RefObject<HTMLElement | null>;
  readonly model: GraphModel;
  readonly boxes: Readonly<Record<string, NodeBox>>;
  readonly edges: readonly FlowEdge[];
  readonly direction: Direction;
  /** Told before the view is moved. */
  readonly takeOver: () => void;
}

/** All that is done on the canvas by hand: what can be taken, where it can be put, what it would do. */
export function GestureLayer(props: GestureLayerProps) {
  const { canvas, model, boxes, edges, direction, takeOver } = props;
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const flow = useReactFlow();
  const at = useRef<Point | null>(null);
  const { path, draw } = useLine(props);
  const hover = useDrop(canvas, (data, point) => {
    at.current = point;
    if (point !== null) draw(data, point);
  });
  const pan = useCallback(
    (dx: number, dy: number) => {
      if (canvas.current === null) return;
      const { clientWidth: width, clientHeight: height } = canvas.current;
      const before = flow.getViewport();
      const next = pannedBy(boxes, { width, height }, before, dx, dy);
      if (next.x === before.x && next.y === before.y) return;
      takeOver();
      void flow.setViewport(next);
    },
    [canvas, boxes, flow, takeOver],
  );
  useAutoPan(canvas, at, hover !== null, pan);
  useDragSource(canvas, (element) => dragSourceAt(element, store.getState()));
  useNewStageOnPane(canvas);
  useQuestionsAhead();
  const { proposal = null } = hover ?? {};
  return (
    <>
      {/* Also while a line is being drawn: what is dragged must stay in the page. */}
      <HoverTools canvas={canvas} boxes={boxes} direction={direction} dragging={hover !== null} />
      {hover === null ? null : (
        <>
          <DropStyle hover={hover} />
          <DropLine hover={hover} />
        </>
      )}
      {hover?.data.kind === 'line' || hover?.data.kind === 'edgeEnd' ? (
        <ConnectLine path={path} />
      ) : null}
      <EdgeTools edges={edges} />
      <GhostLayer cards={model.cards} boxes={boxes} direction={direction} />
      <DiffChip
        why={proposal?.kind === 'impossible' ? proposal.why : null}
        hint={hover === null ? null : t(`drag.hint.${hover.data.kind}`)}
      />
    </>
  );
}

/** A line from a node to the pointer, which it follows without anything being drawn anew. */
function useLine({ canvas, boxes, edges, direction }: GestureLayerProps) {
  const flow = useReactFlow();
  const path = useRef<SVGPathElement>(null);
  const draw = (data: DragData, point: Point): void => {
    const box = canvas.current?.getBoundingClientRect();
    const fixed = fixedEnd(data, boxes, edges, direction);
    if (path.current === null || box === undefined || fixed === null) return;
    const here = { x: point.x - box.left, y: point.y - box.top };
    const start = flow.flowToScreenPosition(fixed);
    const there = { x: start.x - box.left, y: start.y - box.top };
    const backwards = data.kind === 'edgeEnd' && data.end === 'source';
    const way = backwards ? curve(here, there, direction) : curve(there, here, direction);
    path.current.setAttribute('d', way.path);
  };
  return { path, draw };
}

/** Questions are fetched this long after the canvas can be used; ms. */
const ahead = 1_500;

/** Fetches what gestures ask with before they do: what is typed at once must not go elsewhere. */
function useQuestionsAhead(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      void import('./gesture-tasks.tsx');
      void import('../dialogs/task-dialogs.tsx');
      void import('../menus/graph-menu.tsx');
      void import('../forms/form-frame.tsx');
    }, ahead);
    return () => clearTimeout(timer);
  }, []);
}

/** A double click on the empty canvas asks for a new stage. */
function useNewStageOnPane(canvas: RefObject<HTMLElement | null>): void {
  const store = useAppStoreApi();
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const onDoubleClick = ({ target }: MouseEvent): void => {
      if (!(target instanceof Element) || !target.matches('.react-flow__pane')) return;
      store.getState().setTask({ kind: 'addStage', base: null });
    };
    element.addEventListener('dblclick', onDoubleClick);
    return () => element.removeEventListener('dblclick', onDoubleClick);
  }, [canvas, store]);
}
