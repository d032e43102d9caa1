import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card } from './model/cards.ts';
import type { Line } from '@stagecraft/graph-layout';
import { keepSame } from './model/same.ts';

/** What a screen reader says of a line, e.g. “app copies from builder”. */
export function useLineNames(cards: readonly Card[]): (line: Line) => string {
  const { t } = useTranslation('graph');
  const last = useRef<Readonly<Record<string, string | number>>>({});
  // A keystroke changes cards, and hardly ever their names.
  const names = keepSame(last.current, namesOf(cards));
  last.current = names;
  return useCallback(
    (line) => {
      const nameOf = (id: string): string => {
        const name = names[id] ?? id;
        return typeof name === 'string' ? name : t('node.unnamed', { index: name });
      };
      return t(`edge.label.${line.kind}`, {
        source: nameOf(line.source),
        target: nameOf(line.target),
      });
    },
    [names, t],
  );
}

/** Card id → its name; the index of a stage without one. */
function namesOf(cards: readonly Card[]): Record<string, string | number> {
  const names: Record<string, string | number> = {};
  for (const card of cards) {
    if (card.kind === 'image') names[card.id] = card.reference;
    if (card.kind === 'stage') names[card.id] = card.name ?? card.index;
  }
  return names;
}
