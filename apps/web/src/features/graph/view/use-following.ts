import { useEffect } from 'react';
import { geometry, rowMiddle, type NodeBox } from '@stagecraft/graph-layout';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import type { AppState } from '../../../state/types.ts';
import { busyInstruction, spotOf } from './anchor.ts';
import type { Camera, Scene } from './use-canvas-view.ts';
import { farZoom, firstView, movedTo } from './viewport.ts';

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
  const asked = useAppStore(askedInstruction);
  useEffect(() => {
    // What asks takes room from the pane.
    if (ready) bringRow(camera, asked, false);
  }, [camera, ready, asked, now.pane]);
  useEffect(() => {
    if (ready && camera.rule() === 'first') bringRow(camera, busy, failed);
    // The box of what failed grows by its note: it comes into view as a whole, in a pane of any size.
  }, [camera, ready, busy, failed, now.boxes, now.pane]);
}

/** The instruction that a form or the palette is open at; null for none. */
function askedInstruction({ openForm, task, snapshot }: AppState): number | null {
  const instructions = snapshot?.model.instructions ?? [];
  if (openForm !== null) return instructions.find(({ id }) => id === openForm)?.index ?? null;
  if (task?.kind !== 'addInstruction' || task.place === null) return null;
  const { stage, before } = task.place;
  const last = instructions.findLast((one) => one.stage === stage)?.index ?? null;
  return before === null ? last : Math.max(0, before - 1);
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
  const goal = movedTo(part, pane, view, camera.top());
  if (goal !== view) camera.go(goal);
}

/** Brings a node, or one of its rows, into view; close enough to be read. */
export function showPlace(camera: Camera, node: string, instruction: number | null): void {
  const { boxes, pane } = camera.scene.current;
  const box = boxes[node];
  const view = camera.viewport();
  if (box === undefined || view === null || pane === null) return;
  if (view.zoom < farZoom) camera.go(firstView(boxes, pane, node, camera.top()));
  else if (instruction !== null) bringRow(camera, instruction, false);
  else camera.go(movedTo({ ...box, height: geometry.headerHeight }, pane, view, camera.top()));
}
