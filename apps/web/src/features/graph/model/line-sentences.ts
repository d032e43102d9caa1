import type { TFunction } from 'i18next';
import type { Line, LinePart } from '@stagecraft/graph-layout';
import type { Card } from './cards.ts';

/** One edge of a line in a sentence. */
export interface LineSentence {
  /** Index of the instruction that says so; null for what no instruction says. */
  readonly instruction: number | null;
  readonly text: string;
}

/** What a line stands for: a sentence for each of its edges. */
export function lineSentences(
  line: Line,
  cards: readonly Card[],
  t: TFunction<'graph'>,
): readonly LineSentence[] {
  const source = nameOf(line.source, cards, t);
  const target = nameOf(line.target, cards, t);
  if (line.kind === 'output') {
    return [{ instruction: null, text: t('lines.output', { source }) }];
  }
  return line.parts.map((part) => ({
    instruction: part.instruction,
    text: sentence(line.kind, part, source, target, t),
  }));
}

function sentence(
  kind: Line['kind'],
  { keyword, line, paths, to }: LinePart,
  source: string,
  target: string,
  t: TFunction<'graph'>,
): string {
  const known = to !== null && paths.length > 0;
  const words = { keyword, line, source, target, paths: paths.join(', '), to: to ?? '' };
  switch (kind) {
    case 'base':
      return t('lines.base', words);
    case 'copy':
      return t(known ? 'lines.copy' : 'lines.copyUnknown', words);
    case 'mount':
      return t(known ? 'lines.mount' : 'lines.mountUnknown', words);
    case 'context':
      return t(known ? 'lines.context' : 'lines.contextUnknown', words);
    case 'output':
      return t('lines.output', words);
  }
}

function nameOf(id: string, cards: readonly Card[], t: TFunction<'graph'>): string {
  const card = cards.find((one) => one.id === id);
  if (card?.kind === 'image') return card.reference;
  if (card?.kind !== 'stage') return id;
  return card.name === null
    ? t('node.stageIndex', { index: card.index })
    : t('lines.stage', { name: card.name });
}
