import type { AppStore } from '../../../state/types.ts';

/** What of the graph an element of the page shows. */
export interface GraphPlace {
  readonly element: HTMLElement | SVGElement;
  /** Id of an instruction. */
  readonly row: string | null;
  /** Id of a node. */
  readonly node: string | null;
  /** Id of a line. */
  readonly line: string | null;
}

/** Null for what is no part of the graph, such as the buttons on it. */
export function placeOf(target: EventTarget | null): GraphPlace | null {
  if (!(target instanceof Element)) return null;
  const element = target.closest('[data-graph-row],[data-graph-node],[data-graph-line]');
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return null;
  const { graphRow = null, graphNode = null, graphLine = null } = element.dataset;
  return { element, row: graphRow, node: graphNode, line: graphLine };
}

/** Selects what the keyboard or the pointer is at, unless it is among what is selected already. */
export function takePlace(store: AppStore, { row, node }: GraphPlace): void {
  const { snapshot, selection, select } = store.getState();
  if (snapshot === null) return;
  // Drawing is later than reading: what is still in the page can be gone from the text.
  const isThere = (id: string): boolean => snapshot.model.instructions.some((one) => one.id === id);
  if (row !== null && !selection.rows.includes(row) && isThere(row)) select({ rows: [row] });
  if (row === null && node !== null && !selection.nodes.includes(node)) select({ nodes: [node] });
}
