import type { ReactFlowInstance } from '@xyflow/react';
import { useCallback, useEffect, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import { useAppStoreApi } from '../../state/hooks.tsx';
import type { AppStore } from '../../state/types.ts';
import { keepOneTabStop, nextPlace, rememberPlace } from './keyboard.ts';
import type { FlowEdge } from './model/flow-edges.ts';
import type { FlowNode } from './model/flow-nodes.ts';
import { revealInstruction } from './reveal.ts';
import { placeOf } from './selection/place-of.ts';
import { selectRow } from './selection/press.ts';
import { placeKey } from './view/use-boxes.ts';

const moveBy = 22;

interface CanvasKeys {
  onKeyDown(event: KeyboardEvent<HTMLDivElement>): void;
  onFocus(event: FocusEvent<HTMLDivElement>): void;
}

/**
 * The keyboard on the canvas: one tab stop; arrows over rows and nodes, selecting them; Enter shows the
 * row's text and goes there; Alt and an arrow moves the node. Gestures have their keys in `GraphPane`.
 * The view is told before it is moved.
 */
export function useCanvasKeys(
  frame: RefObject<HTMLDivElement | null>,
  flow: ReactFlowInstance<FlowNode, FlowEdge>,
  { takeOver, isShown }: { takeOver(): void; isShown(): boolean },
): CanvasKeys {
  const store = useAppStoreApi();
  // Nodes come and go with the text and, out of view, with every move.
  useEffect(() => {
    if (frame.current !== null) keepOneTabStop(frame.current);
  });
  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLDivElement>) => {
      const place = event.target;
      const canvas = frame.current;
      if (!(place instanceof HTMLElement) || canvas === null) return;
      if (place.dataset['graphFocus'] === undefined) return;
      if (event.altKey) {
        // On a row the same keys move the instruction.
        const onNode = place.dataset['graphRow'] === undefined && !event.shiftKey;
        if (onNode && moveNode(place, event.key, flow, store.getState().moveNode)) {
          event.preventDefault();
        }
        return;
      }
      const instruction = place.dataset['instruction'];
      if (event.key === 'Enter' && instruction !== undefined && !withMod(event)) {
        event.preventDefault();
        revealInstruction(store, Number(instruction), true);
        return;
      }
      const next = nextPlace(canvas, place, event.key);
      if (next === null) return;
      event.preventDefault();
      next.focus({ preventScroll: true });
      if (!withMod(event)) selectReached(store, place, next, event.shiftKey);
    },
    [frame, flow, store],
  );
  const onFocus = useCallback(
    (event: FocusEvent<HTMLDivElement>) => {
      const place = event.target;
      const canvas = frame.current;
      if (canvas === null || place.dataset['graphFocus'] === undefined) return;
      rememberPlace(canvas, place);
      // The first view, which is still to come, shows the whole rather than this place.
      if (!isShown() || !place.matches(':focus-visible')) return;
      bringIntoView(canvas, place, flow, takeOver);
    },
    [frame, flow, takeOver, isShown],
  );
  return { onKeyDown, onFocus };
}

function withMod({ ctrlKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey;
}

/** The selection goes with the keyboard; Shift keeps what is on the way, Control leaves it as it is. */
function selectReached(
  store: AppStore,
  from: HTMLElement,
  element: HTMLElement,
  extend: boolean,
): void {
  const place = placeOf(element);
  if (place === null) return;
  const before = placeOf(from)?.row ?? undefined;
  if (place.row !== null) selectRow(store, place.row, extend ? 'extend' : 'only', before);
  else if (!extend && place.node !== null) store.getState().select({ nodes: [place.node] });
}

function moveNode(
  place: HTMLElement,
  key: string,
  flow: ReactFlowInstance<FlowNode, FlowEdge>,
  move: (place: string, position: { x: number; y: number }) => void,
): boolean {
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-moveBy, 0],
    ArrowRight: [moveBy, 0],
    ArrowUp: [0, -moveBy],
    ArrowDown: [0, moveBy],
  };
  const step = steps[key];
  const id = place.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
  const node = id === undefined ? undefined : flow.getNode(id);
  if (step === undefined || node === undefined) return false;
  move(placeKey(node.data.direction, node.id), {
    x: node.position.x + step[0],
    y: node.position.y + step[1],
  });
  return true;
}

/** Pans just so far that the place is in view; the zoom stays. `onPan` runs before, and only if it pans. */
export function bringIntoView(
  canvas: HTMLElement,
  place: HTMLElement,
  flow: Pick<ReactFlowInstance<FlowNode, FlowEdge>, 'getViewport' | 'setViewport'>,
  onPan: () => void,
): void {
  const margin = 24;
  const outer = canvas.getBoundingClientRect();
  const inner = place.getBoundingClientRect();
  const dx = shift(inner.left, inner.right, outer.left + margin, outer.right - margin);
  const dy = shift(inner.top, inner.bottom, outer.top + margin, outer.bottom - margin);
  if (dx === 0 && dy === 0) return;
  onPan();
  const { x, y, zoom } = flow.getViewport();
  const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 160;
  // Not React Flow's smooth way, which zooms out in between: the next key would take that zoom over.
  void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration, interpolate: 'linear' });
}

/** How far to move the range `start…end` to be inside `low…high`; its start counts when it is too long. */
function shift(start: number, end: number, low: number, high: number): number {
  if (start < low) return low - start;
  if (end > high) return Math.max(high - end, low - start);
  return 0;
}
