import { linesOf, type Line } from '@stagecraft/graph-layout';
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { CheckedText, Snapshot } from '../../state/document-slice.types.ts';
import { checkedText } from '../../state/document/notices.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { cardsOf, type Card } from './model/cards.ts';
import { marksOf, type Marks } from './model/marks.ts';
import { keepList, keepSame } from './model/same.ts';

export interface GraphModel {
  readonly snapshot: Snapshot;
  readonly cards: readonly Card[];
  readonly lines: readonly Line[];
}

/** A model, and the marks that its cards were made with. */
interface Drawn {
  readonly model: GraphModel;
  readonly marks: Marks;
}

/** Cards and lines of a snapshot; parts that are as in the last one keep their identity. */
export function useGraphModel(snapshot: Snapshot | null): GraphModel | null {
  // Apart from what else a check brings about: together they would hold up the next key.
  const checked = useDeferredValue(useAppStore(checkedText));
  const drawn = useRef<Drawn | null>(null);
  const next = useMemo(
    () => (snapshot === null ? null : drawnAfter(snapshot, checked, drawn.current)),
    [snapshot, checked],
  );
  useEffect(() => {
    drawn.current = next;
  }, [next]);
  return next?.model ?? null;
}

function drawnAfter(snapshot: Snapshot, checked: CheckedText | null, drawn: Drawn | null): Drawn {
  const last = drawn?.model.snapshot.path === snapshot.path ? drawn : null;
  const before = last?.model ?? null;
  const marks = marksOf(snapshot, checked, last?.marks ?? null);
  // What is checked later than drawn costs no new drawing where it says nothing new.
  if (before?.snapshot === snapshot && marks === last?.marks) return last;
  const known = new Map(before?.cards.map((card) => [card.id, card]));
  const cards = keepList(before?.cards, cardsOf(snapshot, marks, known));
  if (before?.snapshot === snapshot) {
    const isSame = cards === before.cards;
    return { model: isSame ? before : { ...before, cards }, marks };
  }
  const knownLines = new Map(before?.lines.map((line) => [line.id, line]));
  const lines = linesOf(snapshot.model, snapshot.graph).map((line) =>
    keepSame(knownLines.get(line.id), line),
  );
  return { model: { snapshot, cards, lines: keepList(before?.lines, lines) }, marks };
}
