import type { DockerfileModel } from '@stagecraft/dockerfile';
import type { Line } from '@stagecraft/graph-layout';
import type { Card } from '../model/cards.ts';
import type { Light, Lighting } from './look.ts';

/** A place that has what is looked for. */
export interface Hit {
  readonly node: string;
  /** Id of an instruction; null for the node itself. */
  readonly row: string | null;
  /** Index of that instruction. */
  readonly instruction: number | null;
}

/**
 * The places whose name, image or text has the words, whatever their case, in the order of the file. Empty
 * words are nowhere.
 */
export function hitsOf(
  cards: readonly Card[],
  model: DockerfileModel,
  words: string,
): readonly Hit[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [];
  const has = (text: string): boolean => text.toLowerCase().includes(wanted);
  return cards.flatMap((card): Hit[] => {
    const own: Hit[] = has(nameOf(card)) ? [{ node: card.id, row: null, instruction: null }] : [];
    if (!('rows' in card)) return own;
    const rows = card.rows.filter(({ index }) => {
      const span = model.instructions[index]?.contentSpan;
      return span !== undefined && has(model.text.slice(span.start, span.end));
    });
    return [
      ...own,
      ...rows.map(({ id, index }) => ({ node: card.id, row: id, instruction: index })),
    ];
  });
}

function nameOf(card: Card): string {
  if (card.kind === 'image') return card.reference;
  return card.kind === 'stage' ? (card.name ?? '') : '';
}

/** The hits lit, with the lines between nodes that are lit. */
export function lightHits(hits: readonly Hit[], lines: readonly Line[]): Lighting {
  const nodes = new Map<string, Light>();
  const rows = new Set<string>();
  for (const { node, row } of hits) {
    if (row === null) nodes.set(node, 'all');
    else {
      rows.add(row);
      nodes.set(node, nodes.get(node) ?? 'some');
    }
  }
  const between = lines.filter(({ source, target }) => nodes.has(source) && nodes.has(target));
  return { nodes, rows, lines: new Set(between.map(({ id }) => id)) };
}
