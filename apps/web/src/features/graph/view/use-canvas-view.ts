import { useReactFlow, type ReactFlowInstance, type Viewport } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Direction, NodeBox } from '@stagecraft/graph-layout';
import type { FlowEdge } from '../model/flow-edges.ts';
import type { FlowNode } from '../model/flow-nodes.ts';
import type { GraphModel } from '../use-graph-model.ts';
import { showPlace } from './use-following.ts';
import { useRequests } from './use-requests.ts';
import { distantZoom, farZoom, showsAll, type Size } from './viewport.ts';

/** What is drawn, and the room for it. */
export interface Scene {
  readonly model: GraphModel;
  readonly boxes: Readonly<Record<string, NodeBox>>;
  readonly direction: Direction;
  readonly pane: Size | null;
}

/** Who rules the view: nobody yet (`first`), the wish to see everything (`whole`), or the person's hand. */
type Rule = 'first' | 'whole' | 'hand';

/** The canvas as seen by what moves the view. */
export interface Camera {
  /** The scene as it is now. */
  readonly scene: RefObject<Scene>;
  /** Where one looks or is gliding to; null before React Flow is ready. */
  viewport(): Viewport | null;
  /** Glides there, or jumps where motion is not wanted or `jump` is set. */
  go(viewport: Viewport, jump?: boolean): void;
  /** How far down the buttons at the top reach, in pixels: more while something is searched in a narrow pane. */
  top(): number;
  /** A hand took over while the view was gliding. */
  stopped(): void;
  rule(): Rule;
  setRule(rule: Rule): void;
}

const glideMs = 200;

/**
 * Where one looks, kept for each file. As long as the person has not moved the view it shows what
 * matters at a size that can be read; it follows the pane's size, the build and the cursor.
 */
export function useCanvasView(frame: RefObject<HTMLDivElement | null>, now: Scene) {
  const flow = useReactFlow<FlowNode, FlowEdge>();
  const scene = useRef(now);
  scene.current = now;
  const [ready, setReady] = useState(false);
  const [all, setAll] = useState(true);
  const seen = useRef(new Map<string, { viewport: Viewport | null; rule: Rule }>());
  const camera = useCamera(frame, flow, scene, seen);
  const look = useCallback(
    (viewport: Viewport) => {
      const { boxes, pane } = scene.current;
      if (pane !== null) setAll(showsAll(boxes, pane, viewport));
      if (frame.current !== null) tellZoom(frame.current, viewport.zoom);
    },
    [frame],
  );
  useRequests(frame, camera, flow);
  useEffect(() => {
    if (ready) look(flow.getViewport());
  }, [ready, look, flow, now.boxes, now.pane]);
  const onInit = useCallback(() => setReady(true), []);
  const onMove = useCallback(
    (event: unknown, viewport: Viewport) => {
      const { path } = scene.current.model.snapshot;
      const rule = event === null ? camera.rule() : 'hand';
      seen.current.set(path, { viewport, rule });
      if (event !== null) camera.stopped();
      look(viewport);
    },
    [camera, look],
  );
  const takeOver = useCallback(() => {
    camera.stopped();
    camera.setRule('hand');
  }, [camera]);
  const show = useCallback(
    (node: string, instruction: number | null) => {
      takeOver();
      showPlace(camera, node, instruction);
    },
    [camera, takeOver],
  );
  const isShown = useCallback(() => camera.viewport() !== null, [camera]);
  return { onInit, onMove, takeOver, isShown, show, showsAll: all, moves: { camera, now, ready } };
}

function useCamera(
  frame: RefObject<HTMLElement | null>,
  flow: ReactFlowInstance<FlowNode, FlowEdge>,
  scene: RefObject<Scene>,
  seen: RefObject<Map<string, { viewport: Viewport | null; rule: Rule }>>,
): Camera {
  const goal = useRef<{ readonly path: string; readonly viewport: Viewport } | null>(null);
  return useMemo(() => {
    const here = () => {
      const { path } = scene.current.model.snapshot;
      return seen.current.get(path) ?? { viewport: null, rule: 'first' as const };
    };
    return {
      scene,
      top: () => {
        const tools = frame.current?.querySelector('.react-flow__panel.top');
        const edge = frame.current?.getBoundingClientRect().top ?? 0;
        return tools == null ? 0 : tools.getBoundingClientRect().bottom - edge + 8;
      },
      viewport: () => {
        const { path } = scene.current.model.snapshot;
        // Halfway through a glide the next move starts from its end, or it would undo it.
        return goal.current?.path === path ? goal.current.viewport : here().viewport;
      },
      go: (viewport, jump = false) => {
        const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
        // The first view of a file is simply there.
        const duration = jump || still || here().viewport === null ? 0 : glideMs;
        const mine = { path: scene.current.model.snapshot.path, viewport };
        goal.current = mine;
        void flow.setViewport(viewport, { duration }).then(() => {
          if (goal.current === mine) goal.current = null;
        });
      },
      stopped: () => {
        goal.current = null;
      },
      rule: () => here().rule,
      setRule: (rule) =>
        void seen.current.set(scene.current.model.snapshot.path, { ...here(), rule }),
    };
  }, [frame, flow, scene, seen]);
}

/** Lets the style sheet know how far away one is, in few steps: each one is a new style for every node. */
function tellZoom(frame: HTMLElement, zoom: number): void {
  const far = zoom < farZoom;
  const step = far ? String(Math.max(0.08, Math.round(zoom * 25) / 25)) : '1';
  if (frame.dataset['zoom'] === step) return;
  frame.dataset['zoom'] = step;
  frame.dataset['far'] = String(far);
  frame.dataset['distant'] = String(zoom < distantZoom);
  frame.style.setProperty('--zoom', step);
}
