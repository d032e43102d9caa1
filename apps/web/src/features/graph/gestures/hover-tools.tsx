import { ViewportPortal, useReactFlow } from '@xyflow/react';
import { Plus, Spline } from 'lucide-react';
import { useEffect, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstructionPlace } from '@stagecraft/dockerfile';
import { specialNodes, type Direction, type NodeBox, type Point } from '@stagecraft/graph-layout';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import { leavePoint } from './anchors.ts';
import { spotAt, stageOf } from './spot.ts';

interface HoverToolsProps {
  readonly canvas: RefObject<HTMLElement | null>;
  readonly boxes: Readonly<Record<string, NodeBox>>;
  readonly direction: Direction;
  /** Something is being dragged: nothing is offered then. */
  readonly dragging: boolean;
}

/** A gap between rows that the pointer is close to. */
interface Gap {
  readonly place: InstructionPlace;
  /** The card's left side at the gap, in flow units. */
  readonly at: Point;
}

interface Hovered {
  readonly node: string;
  /** Index of its stage; null for a node without instructions. */
  readonly stage: number | null;
  readonly gap: Gap | null;
}

/** How close to a gap the pointer must be, as a part of the row's height. */
const nearGap = 0.3;

/** What the node under the pointer offers: a handle to draw a line from, places to add instructions. */
export function HoverTools(props: HoverToolsProps) {
  const { boxes, direction, dragging } = props;
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const hovered = useHovered(props.canvas);
  const box = hovered === null ? undefined : boxes[hovered.node];
  if (hovered === null || box === undefined) return null;
  const { node, stage, gap } = hovered;
  const add = (place: InstructionPlace) => () =>
    store.getState().setTask({ kind: 'addInstruction', place });
  const leaves = leavePoint(box, direction);
  const gives = node !== specialNodes.output && node !== specialNodes.globals;
  return (
    <ViewportPortal>
      {gives ? (
        <div
          aria-hidden
          data-gesture-part
          data-connect={node}
          title={t('drag.connect')}
          className="graph-handle nodrag nopan"
          style={{ left: leaves.x, top: leaves.y }}
        >
          <Spline className="size-3" />
        </div>
      ) : null}
      {gap === null || dragging ? null : (
        <AddButton label={t('drag.addHere')} at={gap.at} onClick={add(gap.place)} />
      )}
      {stage === null || dragging ? null : (
        <AddButton
          label={t('drag.addAtEnd')}
          at={{ x: box.x + 24, y: box.y + box.height }}
          onClick={add({ stage, before: null })}
        />
      )}
    </ViewportPortal>
  );
}

/** The keyboard has a key for it: no tab stop. */
function AddButton(props: {
  readonly label: string;
  readonly at: Point;
  readonly onClick: () => void;
}) {
  const { label, at, onClick } = props;
  return (
    <button
      type="button"
      tabIndex={-1}
      data-gesture-part
      aria-label={label}
      title={label}
      className="graph-add nodrag nopan"
      style={{ left: at.x, top: at.y }}
      onClick={onClick}
    >
      <Plus aria-hidden className="size-3" />
    </button>
  );
}

/** What is under the pointer; it changes seldom, however much the pointer moves. */
function useHovered(canvas: RefObject<HTMLElement | null>): Hovered | null {
  const store = useAppStoreApi();
  const flow = useReactFlow();
  const [hovered, setHovered] = useState<Hovered | null>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const onMove = (event: PointerEvent): void => {
      const { target, buttons, pointerType } = event;
      if (buttons !== 0 || pointerType === 'touch' || !(target instanceof Element)) return;
      // The tools stand beside the card: on the way to them it stays hovered.
      if (target.closest('[data-gesture-part]') !== null) return;
      const node = target.closest<HTMLElement>('.react-flow__node');
      const { snapshot } = store.getState();
      const id = node?.dataset['id'];
      if (node === null || id === undefined || snapshot === null) {
        setHovered((now) => (now !== null && isNear(element, now.node, event) ? now : null));
        return;
      }
      const stage = stageOf(snapshot.graph, id);
      const gap =
        stage === null ? null : gapAt(element, event, snapshot, flow.screenToFlowPosition);
      setHovered((now) => (same(now, id, gap) ? now : { node: id, stage, gap }));
    };
    const onLeave = (): void => setHovered(null);
    // The pointer may have come to rest on a node before this was fetched.
    const { snapshot: now } = store.getState();
    const resting = element.querySelector<HTMLElement>('.react-flow__node:hover')?.dataset['id'];
    if (resting !== undefined && now !== null) {
      setHovered({ node: resting, stage: stageOf(now.graph, resting), gap: null });
    }
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerleave', onLeave);
    return () => {
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerleave', onLeave);
    };
  }, [canvas, store, flow]);
  return hovered;
}

function same(now: Hovered | null, node: string, gap: Gap | null): boolean {
  return (
    now !== null &&
    now.node === node &&
    now.gap?.at.y === gap?.at.y &&
    now.gap?.place.before === gap?.place.before
  );
}

function gapAt(
  canvas: HTMLElement,
  { clientX: x, clientY: y }: PointerEvent,
  snapshot: Parameters<typeof spotAt>[2],
  toFlow: (point: Point) => Point,
): Gap | null {
  const spot = spotAt(canvas, { x, y }, snapshot);
  if (spot?.kind !== 'place' || spot.instruction === null) return null;
  const row = canvas.querySelector(`[data-instruction="${String(spot.instruction)}"]`);
  const height = row?.getBoundingClientRect().height ?? 0;
  const { line, place } = spot;
  if (Math.abs(y - line.y) > height * nearGap) return null;
  return { place, at: toFlow({ x: line.left, y: line.y }) };
}

/** Whether the pointer is still so close to a node that one may be on the way to its tools. */
function isNear(canvas: HTMLElement, node: string, { clientX, clientY }: PointerEvent): boolean {
  const margin = 20;
  const box = canvas
    .querySelector(`.react-flow__node[data-id="${CSS.escape(node)}"]`)
    ?.getBoundingClientRect();
  return (
    box !== undefined &&
    clientX > box.left - margin &&
    clientX < box.right + margin &&
    clientY > box.top - margin &&
    clientY < box.bottom + margin
  );
}
