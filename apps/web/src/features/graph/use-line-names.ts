import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card } from './model/cards.ts';
import type { Line } from './model/edges.ts';

/** What a screen reader says of a line, e.g. “app copies from builder”. */
export function useLineNames(cards: readonly Card[]): (line: Line) => string {
  const { t } = useTranslation('graph');
  return useCallback(
    (line) => {
      const nameOf = (id: string): string => {
        const card = cards.find((one) => one.id === id);
        if (card?.kind === 'image') return card.reference;
        if (card?.kind !== 'stage') return id;
        return card.name ?? t('node.unnamed', { index: card.index });
      };
      return t(`edge.label.${line.kind}`, {
        source: nameOf(line.source),
        target: nameOf(line.target),
      });
    },
    [cards, t],
  );
}
