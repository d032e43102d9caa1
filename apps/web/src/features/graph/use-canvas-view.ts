import { useReactFlow, type ReactFlowInstance, type Viewport } from '@xyflow/react';
import { useCallback, useEffect, useRef, type RefObject } from 'react';
import { rowMiddle } from '../../language/layout/geometry.ts';
import { useAppStore, useAppStoreApi } from '../../state/hooks.tsx';
import { currentPlace } from './keyboard.ts';
import type { FlowEdge } from './model/flow-edges.ts';
import type { FlowNode } from './model/flow-nodes.ts';
import type { GraphModel } from './use-graph-model.ts';

type Flow = ReactFlowInstance<FlowNode, FlowEdge>;

const fitOptions = { padding: 0.06, maxZoom: 1, minZoom: 0.03 };
/** A graph that would be smaller than this at first sight is shown from its beginning instead. */
const leastFirstZoom = 0.18;
const firstZoom = 0.6;
/** Below this zoom rows cannot be read: cards show their names large instead. */
const farZoom = 0.44;

function glide(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200;
}

/** Where one looks: fitted at first sight of a file, kept for each file, moved by commands and by the cursor. */
export function useCanvasView(frame: RefObject<HTMLDivElement | null>, model: GraphModel) {
  const flow = useReactFlow<FlowNode, FlowEdge>();
  const { path } = model.snapshot;
  const views = useRef(new Map<string, Viewport>());
  const ready = useRef(false);
  const enter = useCallback(
    (to: string) => {
      const known = views.current.get(to);
      if (known !== undefined) void flow.setViewport(known);
      else if (frame.current !== null) showFirst(flow, frame.current);
    },
    [flow, frame],
  );
  useEffect(() => {
    if (ready.current) enter(path);
  }, [enter, path]);
  useCommands(frame, flow);
  useCursorFollowing(frame, flow, model, ready);
  const onInit = useCallback(() => {
    ready.current = true;
    enter(path);
  }, [enter, path]);
  const onMove = useCallback(
    (_event: unknown, viewport: Viewport) => {
      if (ready.current) views.current.set(path, viewport);
      if (frame.current !== null) tellZoom(frame.current, viewport.zoom);
    },
    [frame, path],
  );
  return { onInit, onMove };
}

/** The whole graph when its names can be read then; else its beginning, large enough to read. */
function showFirst(flow: Flow, frame: HTMLElement): void {
  const bounds = flow.getNodesBounds(flow.getNodes());
  const zoom = Math.min(frame.clientWidth / bounds.width, frame.clientHeight / bounds.height);
  const first = flow.getNodes().find((node) => node.type === 'stageCard');
  if (zoom >= leastFirstZoom || first === undefined) {
    void flow.fitView(fitOptions);
    return;
  }
  const { x, y } = first.position;
  void flow.setViewport({ x: 48 - x * firstZoom, y: 64 - y * firstZoom, zoom: firstZoom });
}

/** Lets the style sheet know how far away one is, in few steps: each one is a new style for every node. */
function tellZoom(frame: HTMLElement, zoom: number): void {
  const far = zoom < farZoom;
  const step = far ? String(Math.max(0.08, Math.round(zoom * 25) / 25)) : '1';
  if (frame.dataset['zoom'] === step) return;
  frame.dataset['zoom'] = step;
  frame.dataset['far'] = String(far);
  frame.style.setProperty('--zoom', step);
}

/** Carries out what commands ask of the canvas. */
function useCommands(frame: RefObject<HTMLDivElement | null>, flow: Flow): void {
  const store = useAppStoreApi();
  useEffect(
    () =>
      store.subscribe((state, before) => {
        const request = state.graphRequest;
        if (request === null || request.count === before.graphRequest?.count) return;
        const duration = glide();
        if (request.kind === 'fit') void flow.fitView({ ...fitOptions, duration });
        if (request.kind === 'zoomIn') void flow.zoomIn({ duration });
        if (request.kind === 'zoomOut') void flow.zoomOut({ duration });
        if (request.kind === 'focus' && frame.current !== null) {
          currentPlace(frame.current, state.cursorInstruction)?.focus({ preventScroll: true });
        }
      }),
    [store, frame, flow],
  );
}

/** The row of the instruction at the cursor comes into view when it is out of it. */
function useCursorFollowing(
  frame: RefObject<HTMLDivElement | null>,
  flow: Flow,
  model: GraphModel,
  ready: RefObject<boolean>,
): void {
  const cursor = useAppStore((state) => state.cursorInstruction);
  const latest = useRef(model);
  latest.current = model;
  useEffect(() => {
    const canvas = frame.current;
    if (cursor === null || canvas === null || !ready.current) return;
    for (const card of latest.current.cards) {
      if (!('rows' in card)) continue;
      const row = card.rows.findIndex((one) => one.index === cursor);
      const node = row < 0 ? undefined : flow.getNode(card.id);
      if (node === undefined) continue;
      const { width = 0 } = node;
      const { x, y } = node.position;
      panTo(canvas, flow, { x, y: y + rowMiddle(row), width });
      return;
    }
  }, [cursor, frame, flow, ready]);
}

function panTo(
  canvas: HTMLElement,
  flow: Flow,
  row: { readonly x: number; readonly y: number; readonly width: number },
): void {
  const { x, y, zoom } = flow.getViewport();
  const { clientWidth, clientHeight } = canvas;
  const left = row.x * zoom + x;
  const right = left + row.width * zoom;
  const middle = row.y * zoom + y;
  const inView = left > -4 && right < clientWidth + 4 && middle > 12 && middle < clientHeight - 12;
  if (inView) return;
  // Only as far as needed: the picture should not jump about while one types.
  const dx = right > clientWidth ? clientWidth - 24 - right : left < 0 ? 24 - left : 0;
  const dy = middle < 12 || middle > clientHeight - 12 ? clientHeight / 2 - middle : 0;
  void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: glide() });
}
