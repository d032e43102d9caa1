import { geometry, type NodeBox } from '@stagecraft/graph-layout';
import type { NodePosition } from '../../../state/document-slice.types.ts';

type Boxes = Readonly<Record<string, NodeBox>>;

/**
 * New places of the boxes that a note would cover, because a hand had put them or the note's card where
 * the layout would not. They move down, and so does what they would cover then. `notes`: card id → height
 * of the note at its card's foot, which is part of the card's box. What lies over a card itself stays.
 */
export function clearOfNotes(
  boxes: Boxes,
  notes: Readonly<Record<string, number>>,
): Record<string, NodePosition> {
  const places: Record<string, NodeBox> = { ...boxes };
  const shifted: Record<string, NodePosition> = {};
  const bare = (id: string): NodeBox | undefined => {
    const box = boxes[id];
    return box && { ...box, height: box.height - (notes[id] ?? 0) };
  };
  const waiting = Object.keys(notes);
  while (waiting.length > 0) {
    const id = waiting.shift() ?? '';
    const [over, before] = [places[id], bare(id)];
    if (over === undefined || before === undefined) continue;
    for (const other of Object.keys(places)) {
      const [box, was] = [places[other], bare(other)];
      if (other === id || box === undefined || was === undefined) continue;
      // Each step moves something down, and nothing moves that stood above or over the card by itself.
      if (was.y < before.y || !overlap(over, box) || overlap(before, was)) continue;
      const y = over.y + over.height + geometry.rowGap;
      places[other] = { ...box, y };
      shifted[other] = { x: box.x, y };
      waiting.push(other);
    }
  }
  return shifted;
}

function overlap(a: NodeBox, b: NodeBox): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
