/**
 * Sizes of the graph's nodes in flow units (CSS pixels at zoom 1). The layout computes with them and
 * the graph's cards are drawn with them, so nothing has to be measured.
 */
export const geometry = {
  stageWidth: 320,
  headerHeight: 44,
  rowHeight: 26,
  /** Below the last row. */
  footerHeight: 6,
  imageWidth: 220,
  imageHeight: 48,
  contextWidth: 180,
  outputWidth: 180,
  /** Between columns, wide enough for an edge's label. */
  columnGap: 110,
  rowGap: 36,
} as const;

/** Height of a card with `rows` instruction rows. */
export function cardHeight(rows: number): number {
  return geometry.headerHeight + rows * geometry.rowHeight + geometry.footerHeight;
}

/** Middle of row `index` (from 0), from the card's top. */
export function rowMiddle(index: number): number {
  return geometry.headerHeight + (index + 0.5) * geometry.rowHeight;
}

/** Ids of the nodes that are neither a stage nor an image. */
export const specialNodes = { context: 'context', output: 'output', globals: 'globals' } as const;
