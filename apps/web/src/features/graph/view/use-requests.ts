import type { ReactFlowInstance, Viewport } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import type { NodeBox } from '@stagecraft/graph-layout';
import type { GraphRequest } from '../../../state/document-slice.types.ts';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import type { AppState } from '../../../state/types.ts';
import { currentPlace } from '../keyboard.ts';
import type { FlowEdge } from '../model/flow-edges.ts';
import type { FlowNode } from '../model/flow-nodes.ts';
import { spotOf } from './anchor.ts';
import type { Camera, Scene } from './use-canvas-view.ts';
import { partView, wholeView, zoomRange, type Size } from './viewport.ts';

const zoomStep = 1.2;

/** Carries out what commands ask of the canvas' view. */
export function useRequests(
  frame: RefObject<HTMLDivElement | null>,
  camera: Camera,
  flow: ReactFlowInstance<FlowNode, FlowEdge>,
): void {
  const store = useAppStoreApi();
  useEffect(
    () =>
      store.subscribe((state, before) => {
        const request = state.graphRequest;
        if (request === null || request.count === before.graphRequest?.count) return;
        if (request.kind === 'focus' && frame.current !== null) {
          currentPlace(frame.current, state.cursorInstruction)?.focus({ preventScroll: true });
        }
        const view = viewFor(request.kind, camera, flow.getViewport(), state);
        if (view === null) return;
        camera.setRule(request.kind === 'fit' ? 'whole' : 'hand');
        camera.go(view);
      }),
    [store, frame, camera, flow],
  );
}

/** Null where the view stays as it is. */
function viewFor(
  kind: GraphRequest['kind'],
  camera: Camera,
  now: Viewport,
  state: AppState,
): Viewport | null {
  const scene = camera.scene.current;
  const { boxes, pane } = scene;
  if (pane === null) return null;
  switch (kind) {
    case 'fit':
      return wholeView(boxes, pane, camera.top());
    case 'fitSelection':
      return partView(selectedBoxes(scene, state), pane, camera.top());
    case 'zoomIn':
      return zoomed(now, pane, zoomStep);
    case 'zoomOut':
      return zoomed(now, pane, 1 / zoomStep);
    default:
      return null;
  }
}

/** Around the middle of the pane. */
function zoomed({ x, y, zoom }: Viewport, pane: Size, by: number): Viewport {
  const next = Math.min(zoomRange.most, Math.max(zoomRange.least, zoom * by));
  const part = next / zoom;
  const [middleX, middleY] = [pane.width / 2, pane.height / 2];
  return { x: middleX - (middleX - x) * part, y: middleY - (middleY - y) * part, zoom: next };
}

/** Boxes of what is selected, else of the card that the cursor is on. */
function selectedBoxes(scene: Scene, state: AppState): Readonly<Record<string, NodeBox>> {
  const { nodes, rows, edge } = state.selection;
  const { graph } = scene.model.snapshot;
  const chosen = graph.edges.find(({ id }) => id === edge);
  const ofRows = scene.model.cards.filter(
    (card) => 'rows' in card && card.rows.some(({ id }) => rows.includes(id)),
  );
  const atCursor = spotOf(scene.model.cards, state.cursorInstruction)?.card;
  const ids = [...nodes, ...ofRows.map(({ id }) => id)];
  if (chosen !== undefined) ids.push(chosen.source, chosen.target);
  if (ids.length === 0 && atCursor !== undefined) ids.push(atCursor);
  return Object.fromEntries(
    ids.flatMap((id) => {
      const box = scene.boxes[id];
      return box === undefined ? [] : [[id, box] as const];
    }),
  );
}
