import { useRef } from 'react';
import type { Snapshot } from '../../state/document-slice.types.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { cardsOf, type Card } from './model/cards.ts';
import { linesOf, type Line } from './model/edges.ts';

export interface GraphModel {
  readonly snapshot: Snapshot;
  readonly cards: readonly Card[];
  readonly lines: readonly Line[];
}

/** Cards and lines of the present snapshot; parts that a keystroke did not change keep their identity. */
export function useGraphModel(): GraphModel | null {
  const snapshot = useAppStore((state) => state.snapshot);
  const last = useRef<GraphModel | null>(null);
  if (snapshot === null) return null;
  if (last.current?.snapshot !== snapshot) {
    const before = last.current?.snapshot.path === snapshot.path ? last.current : null;
    const cards = new Map(before?.cards.map((card) => [card.id, card]));
    const lines = new Map(before?.lines.map((line) => [line.id, line]));
    last.current = {
      snapshot,
      cards: cardsOf(snapshot, cards),
      lines: linesOf(snapshot.graph, lines),
    };
  }
  return last.current;
}
