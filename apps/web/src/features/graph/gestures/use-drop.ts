import {
  dropTargetForElements,
  monitorForElements,
  type ElementEventBasePayload,
} from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { dropTargetForExternal } from '@atlaskit/pragmatic-drag-and-drop/adapter/drop-target-for-external';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/utils/combine';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { GraphIntent } from '@stagecraft/dockerfile';
import { sameData } from '../../../language/same-data.ts';
import { unpackDrag, type DragData } from '../../../state/drag-data.ts';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import type { AppStore } from '../../../state/types.ts';
import { performProposal } from './perform.ts';
import { proposalFor, type Proposal } from './proposal.ts';
import { sameSpot, spotAt, type Point, type Spot } from './spot.ts';

/** What is being dragged over the canvas, and what dropping it would do. */
export interface Hover {
  readonly data: DragData;
  readonly spot: Spot | null;
  readonly copy: boolean;
  readonly proposal: Proposal | null;
}

interface PointerState {
  readonly clientX: number;
  readonly clientY: number;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
}

/** Told where the pointer is, often; null when the drag is over. */
export type FollowPointer = (data: DragData, at: Point | null) => void;

/** The canvas as a place to drop things at. Gives what is above it; null while nothing is dragged. */
export function useDrop(
  canvas: RefObject<HTMLElement | null>,
  follow: FollowPointer,
): Hover | null {
  const store = useAppStoreApi();
  const [hover, setHover] = useState<Hover | null>(null);
  const latest = useRef(follow);
  latest.current = follow;
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const drag = createDrag(element, store, setHover);
    const go = ({ source, location }: ElementEventBasePayload): void => {
      const data = unpackDrag(source.data);
      if (data === null) return;
      const { input } = location.current;
      drag.move(data, input);
      latest.current(data, { x: input.clientX, y: input.clientY });
    };
    return combine(
      monitorForElements({
        canMonitor: ({ source }) => unpackDrag(source.data) !== null,
        onDrag: go,
        // An event that changes what is under the pointer is told as this alone.
        onDropTargetChange: go,
        onDrop: ({ source, location }) => {
          const data = unpackDrag(source.data);
          if (data === null) return;
          const here = location.current.dropTargets.some((target) => target.element === element);
          if (here) drag.drop(data, location.current.input);
          else drag.end();
          latest.current(data, null);
        },
      }),
      dropTargetForElements({
        element,
        getDropEffect: ({ input }) => (input.altKey || input.ctrlKey ? 'copy' : 'move'),
        canDrop: ({ source, input }) => {
          const data = unpackDrag(source.data);
          return data !== null && drag.allows(data, input);
        },
      }),
      dropTargetForExternal({
        element,
        canDrop: ({ source }) => source.types.includes('text/plain'),
        getDropEffect: () => 'copy',
        onDrag: ({ location }) => drag.move(unreadText, location.current.input),
        onDragLeave: () => drag.end(),
        onDrop: ({ source, location }) => {
          const text = source.getStringData('text/plain') ?? '';
          drag.drop({ kind: 'text', text }, location.current.input);
        },
      }),
    );
  }, [canvas, store]);
  return hover;
}

/** What another window gives can't be read before it is dropped. */
const unreadText: DragData = { kind: 'text', text: '' };

/** One drag after the other over `canvas`; what changes is told to `show`. */
function createDrag(canvas: HTMLElement, store: AppStore, show: (hover: Hover | null) => void) {
  let now: Hover | null = null;
  const read = (data: DragData, input: PointerState): Hover => {
    const { snapshot } = store.getState();
    const at = { x: input.clientX, y: input.clientY };
    const spot = snapshot === null ? null : spotAt(canvas, at, snapshot);
    const copy = input.altKey || input.ctrlKey;
    if (now?.data === data && now.copy === copy && sameSpot(now.spot, spot)) return now;
    const proposal =
      spot === null || snapshot === null ? null : proposalFor(snapshot, data, { spot, at, copy });
    return { data, spot, copy, proposal };
  };
  const move = (data: DragData, input: PointerState): Hover => {
    const next = read(data, input);
    if (next === now) return next;
    const before = now === null ? null : intentOf(now.proposal);
    now = next;
    const intent = intentOf(next.proposal);
    // The halves of two rows that meet are one place: nothing new is to be asked.
    if (!sameData(intent, before)) void store.getState().previewIntent(intent);
    show(next);
    return next;
  };
  const end = (): void => {
    now = null;
    show(null);
    void store.getState().previewIntent(null);
  };
  return {
    move,
    end,
    allows: (data: DragData, input: PointerState): boolean => {
      const { proposal } = move(data, input);
      if (proposal === null || proposal.kind === 'impossible') return false;
      const { gesture } = store.getState();
      // Until the worker has said no, a drop is let through: performing it asks again.
      const asked = gesture !== null && sameData(gesture.intent, intentOf(proposal));
      return !(asked && !gesture.answer.ok);
    },
    drop: (data: DragData, input: PointerState): void => {
      const { proposal } = read(data, input);
      end();
      if (proposal !== null) performProposal(store, proposal);
    },
  };
}

function intentOf(proposal: Proposal | null): GraphIntent | null {
  if (proposal?.kind === 'task') return proposal.preview;
  if (proposal?.kind !== 'intent') return null;
  const { intent } = proposal;
  return intent.kind === 'insertText' && intent.text === '' ? null : intent;
}
