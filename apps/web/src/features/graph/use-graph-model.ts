import { useEffect, useMemo, useRef } from 'react';
import type { Snapshot } from '../../state/document-slice.types.ts';
import { linesOf, type Line } from '@stagecraft/graph-layout';
import { cardsOf, type Card } from './model/cards.ts';
import { keepList, keepSame } from './model/same.ts';

export interface GraphModel {
  readonly snapshot: Snapshot;
  readonly cards: readonly Card[];
  readonly lines: readonly Line[];
}

/** Cards and lines of a snapshot; parts that are as in the last one keep their identity. */
export function useGraphModel(snapshot: Snapshot | null): GraphModel | null {
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
