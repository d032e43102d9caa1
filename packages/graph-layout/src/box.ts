/** Place and size of a graph node, in flow units (CSS pixels at zoom 1). */
export interface NodeBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the data flows in the drawing: from left to right, or from top to bottom. */
export type Direction = 'across' | 'down';

/** The same graph drawn in both directions: which one is shown is the view's affair. */
export type Layout = Readonly<Record<Direction, Readonly<Record<string, NodeBox>>>>;
