import { useMemo } from 'react';
import { geometry } from '../../../language/layout/geometry.ts';
import { restack } from '../../../language/layout/ranks.ts';
import type { Direction, NodeBox, NodePosition } from '../../../state/document-slice.types.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import type { GraphModel } from '../use-graph-model.ts';

/** Name under which a node's place is kept: a place in one direction means nothing in the other. */
export function placeKey(direction: Direction, id: string): string {
  return direction === 'across' ? id : `down ${id}`;
}

interface Boxes {
  /** Where the layout puts the nodes, with room for what failed. */
  readonly layout: Readonly<Record<string, NodeBox>>;
  /** Node id → where a hand put it. */
  readonly moved: Readonly<Record<string, NodePosition>>;
  /** Both together: where the nodes stand once they stopped gliding. */
  readonly boxes: Readonly<Record<string, NodeBox>>;
}

/** Boxes of the nodes in the direction that is drawn. */
export function useBoxes(model: GraphModel, direction: Direction): Boxes {
  const layout = useRoomForNotes(model, direction);
  const positions = useAppStore((state) => state.nodePositions);
  const moved = useMemo(() => {
    const own = Object.keys(layout).flatMap((id) => {
      const position = positions[placeKey(direction, id)];
      return position === undefined ? [] : [[id, position] as const];
    });
    return Object.fromEntries(own);
  }, [layout, positions, direction]);
  const boxes = useMemo(
    () =>
      Object.fromEntries(Object.entries(layout).map(([id, box]) => [id, { ...box, ...moved[id] }])),
    [layout, moved],
  );
  return { layout, moved, boxes };
}

/** The layout, where the cards of failed instructions are higher by their note. */
function useRoomForNotes(
  model: GraphModel,
  direction: Direction,
): Readonly<Record<string, NodeBox>> {
  const failed = useAppStore((state) => {
    if (state.overlay.size === 0) return '';
    const has = (index: number): boolean => state.overlay.get(index)?.phase === 'failed';
    return model.cards
      .filter((card) => 'rows' in card && card.rows.some((row) => has(row.index)))
      .map((card) => card.id)
      .join('\n');
  });
  return useMemo(() => {
    const layout = model.snapshot.layout[direction];
    if (failed === '') return layout;
    const ids = new Set(failed.split('\n'));
    return restack(layout, direction, (id, box) =>
      ids.has(id) ? box.height + geometry.noteHeight : box.height,
    );
  }, [model.snapshot.layout, direction, failed]);
}
