/**
 * Sizes of the graph's nodes in flow units (CSS pixels at zoom 1). The layout computes with them and
 * the graph's cards are drawn with them, so nothing has to be measured.
 */
export const geometry = {
  stageWidth: 300,
  headerHeight: 44,
  rowHeight: 24,
  /** Below the last row. */
  footerHeight: 6,
  imageWidth: 200,
  imageHeight: 48,
  contextWidth: 160,
  outputWidth: 170,
  /** Between columns, wide enough for a line's label. */
  columnGap: 76,
  rowGap: 32,
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
