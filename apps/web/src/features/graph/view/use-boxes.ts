import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import {
  collapsedHeight,
  gatherColumns,
  noteHeight,
  restack,
  type Direction,
  type NodeBox,
} from '@stagecraft/graph-layout';
import type { InstructionOverlay } from '../../../state/build-slice.types.ts';
import type { NodePosition } from '../../../state/document-slice.types.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { noteOf, noteText } from '../model/note.ts';
import type { GraphModel } from '../use-graph-model.ts';
import { clearOfNotes } from './clear-of-notes.ts';

/** Name under which a node's place is kept: a place in one direction means nothing in the other. */
export function placeKey(direction: Direction, id: string): string {
  return direction === 'across' ? id : `down ${id}`;
}

interface Boxes {
  /** Where the layout puts the nodes, with room for what failed and none for rows that are not shown. */
  readonly layout: Readonly<Record<string, NodeBox>>;
  /** Node id → where a hand put it, or had to make room for a note. */
  readonly moved: Readonly<Record<string, NodePosition>>;
  /** Both together: where the nodes stand once they stopped gliding. */
  readonly boxes: Readonly<Record<string, NodeBox>>;
}

/** Boxes of the nodes in the direction that is drawn. */
export function useBoxes(model: GraphModel, direction: Direction): Boxes {
  const notes = useAppStore(
    useShallow((state) => notedCards(model, state.overlay, state.collapsed)),
  );
  const collapsed = useAppStore((state) => state.collapsed);
  const layout = useSizes(model, direction, notes, collapsed);
  const positions = useAppStore((state) => state.nodePositions);
  const moved = useMemo(() => {
    const own = Object.keys(layout).flatMap((id) => {
      const position = positions[placeKey(direction, id)];
      return position === undefined ? [] : [[id, position] as const];
    });
    const byHand = Object.fromEntries(own);
    if (own.length === 0 || Object.keys(notes).length === 0) return byHand;
    return { ...byHand, ...clearOfNotes(placed(layout, byHand), notes) };
  }, [layout, positions, direction, notes]);
  const boxes = useMemo(() => placed(layout, moved), [layout, moved]);
  return { layout, moved, boxes };
}

function placed(
  layout: Readonly<Record<string, NodeBox>>,
  places: Readonly<Record<string, NodePosition>>,
): Record<string, NodeBox> {
  return Object.fromEntries(
    Object.entries(layout).map(([id, box]) => [id, { ...box, ...places[id] }]),
  );
}

/** The layout, where cards of failed instructions are higher by their notes, and collapsed ones are low. */
function useSizes(
  model: GraphModel,
  direction: Direction,
  room: Readonly<Record<string, number>>,
  collapsed: readonly string[],
): Readonly<Record<string, NodeBox>> {
  return useMemo(() => {
    const layout = model.snapshot.layout[direction];
    const low = new Set(collapsed.filter((id) => id in layout));
    if (Object.keys(room).length === 0 && low.size === 0) return layout;
    const sized = restack(layout, direction, (id, box) =>
      low.has(id) ? collapsedHeight : box.height + (room[id] ?? 0),
    );
    // One stage that is collapsed moves only what is below; all of them make a drawing of their own.
    const all = model.snapshot.graph.stages.every(({ id }) => low.has(id));
    return all && direction === 'across' ? gatherColumns(layout, sized) : sized;
  }, [model.snapshot.layout, model.snapshot.graph, direction, room, collapsed]);
}

/** Card id → height of its note, for the cards that have one. */
function notedCards(
  model: GraphModel,
  overlay: ReadonlyMap<number, InstructionOverlay>,
  collapsed: readonly string[],
): Readonly<Record<string, number>> {
  const heights: Record<string, number> = {};
  if (overlay.size === 0) return heights;
  for (const card of model.cards) {
    // Only a stage's instructions are built, and only its card shows a note.
    const shown = card.kind === 'stage' && !collapsed.includes(card.id);
    const note = shown ? noteOf(card.rows, overlay) : null;
    if (note !== null) heights[card.id] = noteHeight(noteText(note).length + 1);
  }
  return heights;
}
