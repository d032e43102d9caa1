import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { Snapshot } from '../../state/document-slice.types.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { linesOf, type Line } from '@stagecraft/graph-layout';
import { cardsOf, type Card } from './model/cards.ts';
import { keepList, keepSame } from './model/same.ts';

export interface GraphModel {
  readonly snapshot: Snapshot;
  readonly cards: readonly Card[];
  readonly lines: readonly Line[];
}

/**
 * Cards and lines of the present snapshot; parts that a keystroke did not change keep their identity.
 * Drawing gives way to typing: it is done in pieces between the keystrokes.
 */
export function useGraphModel(): GraphModel | null {
  const snapshot = useDeferredValue(useAppStore((state) => state.snapshot));
  const drawn = useRef<GraphModel | null>(null);
  const model = useMemo(
    () => (snapshot === null ? null : modelAfter(snapshot, drawn.current)),
    [snapshot],
  );
  useEffect(() => {
    drawn.current = model;
  }, [model]);
  return model;
}

function modelAfter(snapshot: Snapshot, drawn: GraphModel | null): GraphModel {
  const before = drawn?.snapshot.path === snapshot.path ? drawn : null;
  const cards = new Map(before?.cards.map((card) => [card.id, card]));
  const known = new Map(before?.lines.map((line) => [line.id, line]));
  const lines = linesOf(snapshot.model, snapshot.graph).map((line) =>
    keepSame(known.get(line.id), line),
  );
  return {
    snapshot,
    cards: keepList(before?.cards, cardsOf(snapshot, cards)),
    lines: keepList(before?.lines, lines),
  };
}
