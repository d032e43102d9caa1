import { useEffect, useRef } from 'react';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import { anchorOf } from './anchor.ts';
import type { Camera, Scene } from './use-canvas-view.ts';
import { firstView, wholeView } from './viewport.ts';

/** Shows the file at first sight, and again when pane, direction or nodes change under an unmoved view. */
export function useShowing(camera: Camera, now: Scene, ready: boolean): void {
  const store = useAppStoreApi();
  const { path } = now.model.snapshot;
  const nodes = Object.keys(now.boxes).join('\n');
  const shown = useRef({ path: '', direction: now.direction, pane: now.pane });
  useEffect(() => {
    const { model, boxes, pane, direction } = camera.scene.current;
    if (!ready || pane === null) return;
    const before = shown.current;
    shown.current = { path, direction, pane };
    const known = camera.viewport();
    if (before.path !== path && known !== null) camera.go(known);
    // Turned over, nothing is where the hand had brought it.
    if (before.path === path && before.direction !== direction) camera.setRule('first');
    const rule = camera.rule();
    if (rule === 'hand') return;
    const { overlay, cursorInstruction } = store.getState();
    const anchor = anchorOf(model.cards, overlay, cursorInstruction);
    const view =
      rule === 'whole'
        ? wholeView(boxes, pane, camera.top())
        : firstView(boxes, pane, anchor, camera.top());
    // While a separator is dragged the picture keeps up with it.
    camera.go(view, before.pane !== pane);
  }, [camera, store, ready, path, nodes, now.direction, now.pane]);
}
