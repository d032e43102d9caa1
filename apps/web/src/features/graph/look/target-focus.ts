import type { Line } from '@stagecraft/graph-layout';
import type { Card } from '../model/cards.ts';
import type { Light, Lighting } from './look.ts';

/** What the target needs, lit. */
export function lightNeeded(cards: readonly Card[], lines: readonly Line[]): Lighting {
  const nodes = new Map<string, Light>();
  for (const card of cards) {
    const idle = 'needed' in card && !card.needed;
    if (!idle) nodes.set(card.id, 'all');
  }
  const needed = lines.filter((line) => line.needed);
  return { nodes, rows: new Set(), lines: new Set(needed.map(({ id }) => id)) };
}
