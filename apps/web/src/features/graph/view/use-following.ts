import type { ReactFlowInstance } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import { geometry, rowMiddle, type NodeBox } from '@stagecraft/graph-layout';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { currentPlace } from '../keyboard.ts';
import type { FlowEdge } from '../model/flow-edges.ts';
import type { FlowNode } from '../model/flow-nodes.ts';
import { busyInstruction, spotOf } from './anchor.ts';
import type { Camera, Scene } from './use-canvas-view.ts';
import { movedTo, wholeView, zoomRange } from './viewport.ts';

/** Brings the cursor's row into view, and during a build the row that runs or failed. */
export function useFollowing(camera: Camera, now: Scene, ready: boolean): void {
  const cursor = useAppStore((state) => state.cursorInstruction);
  const busy = useAppStore((state) => busyInstruction(state.overlay));
  const failed = useAppStore((state) =>
    busy === null ? false : state.overlay.get(busy)?.phase === 'failed',
  );
  const store = useAppStoreApi();
  useEffect(() => {
    const { cursor: at } = store.getState();
    // Where a file opens nobody has put the cursor.
    const untouched = camera.rule() === 'first' && at?.line === 1 && at.column === 1;
    if (ready && !untouched) bringRow(camera, cursor, false);
  }, [camera, store, ready, cursor]);
  useEffect(() => {
    if (ready && camera.rule() === 'first') bringRow(camera, busy, failed);
    // The box of what failed grows by its note: it comes into view as a whole, in a pane of any size.
  }, [camera, ready, busy, failed, now.boxes, now.pane]);
}

/** Pans only as far as needed; `note`: with all that is under the row on its card. */
function bringRow(camera: Camera, instruction: number | null, note: boolean): void {
  const { model, boxes, pane } = camera.scene.current;
  const view = camera.viewport();
  const spot = spotOf(model.cards, instruction);
  const box = spot === null ? undefined : boxes[spot.card];
  if (spot === null || box === undefined || view === null || pane === null) return;
  const top = box.y + rowMiddle(spot.row) - geometry.rowHeight / 2;
  const bottom = note ? box.y + box.height : top + geometry.rowHeight;
  const part: NodeBox = { x: box.x, y: top, width: box.width, height: bottom - top };
  const goal = movedTo(part, pane, view);
  if (goal !== view) camera.go(goal);
}

/** Carries out what commands ask of the canvas. */
export function useCommands(
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
        const { boxes, pane } = camera.scene.current;
        const { x, y, zoom } = flow.getViewport();
        if (request.kind === 'focus' && frame.current !== null) {
          currentPlace(frame.current, state.cursorInstruction)?.focus({ preventScroll: true });
        }
        if (request.kind === 'focus' || pane === null) return;
        camera.setRule(request.kind === 'fit' ? 'whole' : 'hand');
        if (request.kind === 'fit') {
          camera.go(wholeView(boxes, pane));
          return;
        }
        const wanted = request.kind === 'zoomIn' ? zoom * 1.2 : zoom / 1.2;
        const next = Math.min(zoomRange.most, Math.max(zoomRange.least, wanted));
        const part = next / zoom;
        const [middleX, middleY] = [pane.width / 2, pane.height / 2];
        camera.go({
          x: middleX - (middleX - x) * part,
          y: middleY - (middleY - y) * part,
          zoom: next,
        });
      }),
    [store, frame, camera, flow],
  );
}
