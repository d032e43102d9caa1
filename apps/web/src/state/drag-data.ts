import type { NewBase, SourceEnd } from '@stagecraft/dockerfile';

/** What is dragged from one part of the page to another. */
export type DragData =
  /** Instructions of the active Dockerfile, by their indices, in the file's order. */
  | { readonly kind: 'rows'; readonly instructions: readonly number[] }
  /** Text of an instruction that is not in the file yet. */
  | { readonly kind: 'text'; readonly text: string }
  /** A stage of the active Dockerfile, by its index, to go elsewhere among the stages. */
  | { readonly kind: 'stageMove'; readonly stage: number }
  /** A stage that is not there yet; null: its base is still to be chosen. */
  | { readonly kind: 'stage'; readonly base: NewBase | null }
  /** Paths of the workspace, relative to it; those of folders end with `/`. */
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  /** A line that begins at a node and looks for its end. */
  | { readonly kind: 'line'; readonly source: SourceEnd; readonly node: string }
  /** One end of an edge that is there, by the edge's id. */
  | { readonly kind: 'edgeEnd'; readonly edge: string; readonly end: 'source' | 'target' };

const key = 'stagecraft';

/** As the drag and drop library carries it. */
export function packDrag(data: DragData): Record<string, unknown> {
  return { [key]: data };
}

/** What is carried; null for what is none of ours. */
export function unpackDrag(carried: Readonly<Record<string, unknown>>): DragData | null {
  const value = carried[key];
  return isDragData(value) ? value : null;
}

function isDragData(value: unknown): value is DragData {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
