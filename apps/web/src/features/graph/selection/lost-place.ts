import type { AppState } from '../../../state/types.ts';
import { placeOf } from './place-of.ts';

/** Where on the graph the keyboard was, so that it is known what stands there once that has gone. */
export interface LastPlace {
  readonly owner: string;
  /** Among the places of its node. */
  readonly index: number;
  /** Of its node, among all of its kind. */
  readonly node: number;
}

/** Null for what is no part of the graph. */
export function rememberedPlace(pane: HTMLElement, target: EventTarget | null): LastPlace | null {
  const place = placeOf(target);
  if (place === null) return null;
  const owner = ownerOf(place.element);
  const index = placesOf(pane, owner).indexOf(place.element);
  const node = nodesLike(pane, owner).map(ownerOf).indexOf(owner);
  return { owner, index, node };
}

/** The node that a place is on. In the tree, which is one long list, it stands above its rows. */
function ownerOf(place: Element): string {
  const node = place.closest<HTMLElement>('.react-flow__node');
  if (node !== null) return node.dataset['id'] ?? '';
  let above: Element | null = place;
  while (above !== null && !above.matches('[data-graph-node]'))
    above = above.previousElementSibling;
  return above?.getAttribute('data-graph-node') ?? '';
}

/** Stages where it is a stage, else everything. */
function nodesLike(pane: HTMLElement, owner: string): Element[] {
  const stages = '[data-graph-node^="stage:"]';
  return [...pane.querySelectorAll(owner.startsWith('stage:') ? stages : '[data-graph-node]')];
}

function placesOf(pane: HTMLElement, owner: string): Element[] {
  const all = [...pane.querySelectorAll('[data-graph-row],[data-graph-node]')];
  return all.filter((one) => ownerOf(one) === owner);
}

/** What is selected, where it is drawn. */
export function selectedPlace(
  pane: HTMLElement,
  selection: AppState['selection'],
): HTMLElement | null {
  const [row] = selection.rows;
  const [node] = selection.nodes;
  if (row !== undefined) return pane.querySelector(`[data-graph-row="${CSS.escape(row)}"]`);
  if (node !== undefined) return pane.querySelector(`[data-graph-node="${CSS.escape(node)}"]`);
  return null;
}

/** What stands now where the keyboard was; only when it has gone with what was there. */
export function lostPlace(pane: HTMLElement, last: LastPlace | null): HTMLElement | null {
  if (last === null || pane.contains(document.activeElement)) return null;
  const own = placesOf(pane, last.owner);
  const place = own[Math.min(last.index, own.length - 1)] ?? nodeInstead(pane, last);
  return place instanceof HTMLElement ? place : null;
}

/** The node that took the place of one that has gone; the one before it where that was the last. */
function nodeInstead(pane: HTMLElement, { owner, node }: LastPlace): Element | undefined {
  const nodes = nodesLike(pane, owner);
  return nodes[Math.min(Math.max(node, 0), nodes.length - 1)];
}
