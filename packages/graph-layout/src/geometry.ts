/**
 * Sizes of the graph's nodes in flow units (CSS pixels at zoom 1). The layout computes with them and
 * the graph's cards are drawn with them, so nothing has to be measured.
 */
export const geometry = {
  stageWidth: 300,
  headerHeight: 42,
  rowHeight: 22,
  /** Below the last row. */
  footerHeight: 6,
  imageWidth: 190,
  imageHeight: 44,
  contextWidth: 160,
  outputWidth: 170,
  /** Between a node and those that use it, wide enough for a line's label. */
  columnGap: 132,
  /** The same where the data flows downwards: a label needs less height than width. */
  rankGap: 56,
  /** Between nodes that stand beside each other. */
  rowGap: 24,
  /** One line of what a failed step said, at the foot of its card. */
  noteLineHeight: 16,
  /** All of that note but its lines: its frame and the gap above it. */
  noteFrame: 20,
} as const;

/** Height of a card with `rows` instruction rows. */
export function cardHeight(rows: number): number {
  return geometry.headerHeight + rows * geometry.rowHeight + geometry.footerHeight;
}

/** Height of a card that shows its header only. */
export const collapsedHeight = geometry.headerHeight;

/** Height that a note of `lines` lines (head and text) adds to its card, with the gap above it. */
export function noteHeight(lines: number): number {
  return geometry.noteFrame + lines * geometry.noteLineHeight;
}

/** Middle of row `index` (from 0), from the card's top. */
export function rowMiddle(index: number): number {
  return geometry.headerHeight + (index + 0.5) * geometry.rowHeight;
}

/** Ids of the nodes that are neither a stage nor an image. */
export const specialNodes = { context: 'context', output: 'output', globals: 'globals' } as const;
