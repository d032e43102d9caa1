export type { Direction, Layout, NodeBox } from './box.ts';
export { geometry, noteHeight, rowMiddle, specialNodes } from './geometry.ts';
export { layoutInput } from './graph-input.ts';
export { layoutGraph, type LayoutResult } from './layout-graph.ts';
export { restack } from './ranks.ts';
