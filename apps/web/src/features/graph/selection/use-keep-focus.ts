import { useEffect, useRef, type RefObject } from 'react';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import type { AppState } from '../../../state/types.ts';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { placeOf } from './place-of.ts';

/** Parts of the page that are open for a while only: the keyboard comes back from them. */
const passing = '[role="dialog"],[role="alertdialog"],[role="menu"],[data-sonner-toaster]';

/** The form beside the graph. */
const form = 'aside';

/**
 * Keeps the keyboard on the graph while gestures change it: at what a gesture made, and where that was
 * deleted, at what took its place. `drawn` is the snapshot that the page shows.
 */
export function useKeepFocus(pane: RefObject<HTMLElement | null>, drawn: Snapshot | null): void {
  const store = useAppStoreApi();
  const isHere = useHadFocus(pane);
  const last = useLastPlace(pane);
  /** Version of the text that a gesture was made on, until the keyboard has followed it. */
  const made = useRef<number | null>(null);
  useEffect(
    () =>
      store.subscribe((state, before) => {
        const notice = state.canvasNotice;
        if (notice === null || notice.count === before.canvasNotice?.count) return;
        const changes =
          notice.kind === 'done' || notice.kind === 'undone' || notice.kind === 'redone';
        if (changes && isHere.current) made.current = state.snapshot?.version ?? null;
      }),
    [store, isHere],
  );
  useEffect(() => {
    const element = pane.current;
    if (element === null || made.current === null || drawn === null) return;
    if (drawn.version <= made.current || drawn !== store.getState().snapshot) return;
    const find = (): HTMLElement | null => {
      const { selection } = store.getState();
      const nothing = selection.rows.length + selection.nodes.length === 0;
      return nothing ? lostPlace(element, last.current) : selectedPlace(element, store.getState());
    };
    // Until then it goes on with what is drawn next.
    return follow(element, find, () => {
      made.current = null;
    });
  }, [store, pane, drawn, last]);
}

/** Brings the keyboard along when the graph is shown another way. */
export function useFocusOnSwitch(pane: RefObject<HTMLElement | null>): void {
  const store = useAppStoreApi();
  const view = useAppStore((state) => state.graphView);
  const shown = useRef(view);
  useEffect(() => {
    const element = pane.current;
    if (shown.current === view || element === null) return;
    shown.current = view;
    return follow(
      element,
      () =>
        selectedPlace(element, store.getState()) ??
        element.querySelector<HTMLElement>(
          view === 'tree' ? '[role="treeitem"][tabindex="0"]' : '[data-graph-focus][tabindex="0"]',
        ),
    );
  }, [store, pane, view]);
}

/** What was drawn is in the page after this long at the latest; ms. */
const drawingTime = 1_000;

/**
 * Puts the keyboard on a place as soon as there is one; `done` is called then, or when there will be none.
 * Gives a way to stop waiting.
 */
function follow(
  pane: HTMLElement,
  find: () => HTMLElement | null,
  done: () => void = () => undefined,
): () => void {
  const stop = (): void => {
    clearTimeout(timer);
    observer.disconnect();
    document.removeEventListener('focusin', look);
  };
  const look = (): void => {
    const { activeElement } = document;
    // A dialog that is about to close gives the keyboard back to where it was before.
    if (activeElement?.closest(passing) != null) return;
    const outside = activeElement !== document.body && !pane.contains(activeElement);
    // The form of what was just made has the keyboard already.
    const elsewhere = outside || activeElement?.closest(form) != null;
    const place = elsewhere ? null : find();
    place?.focus({ preventScroll: true });
    if (elsewhere || place !== null) end();
  };
  const end = (): void => {
    stop();
    done();
  };
  const observer = new MutationObserver(look);
  const timer = setTimeout(end, drawingTime);
  observer.observe(pane, { childList: true, subtree: true });
  document.addEventListener('focusin', look);
  look();
  return stop;
}

/** Whether the keyboard is in the pane, or was before it went into something that passes. */
function useHadFocus(pane: RefObject<HTMLElement | null>): RefObject<boolean> {
  const had = useRef(false);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element) || target.closest(passing) !== null) return;
      // A form beside the graph keeps the keyboard while its fields make gestures.
      had.current = pane.current?.contains(target) === true && target.closest(form) === null;
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, [pane]);
  return had;
}

interface LastPlace {
  readonly owner: string;
  /** Among the places of its node. */
  readonly index: number;
  /** Of its node, among all of its kind. */
  readonly node: number;
}

/** Where the keyboard was last. */
function useLastPlace(pane: RefObject<HTMLElement | null>): RefObject<LastPlace | null> {
  const last = useRef<LastPlace | null>(null);
  useEffect(() => {
    const element = pane.current;
    const onFocus = ({ target }: FocusEvent): void => {
      const place = placeOf(target);
      if (place === null || element === null) return;
      const owner = ownerOf(place.element);
      const index = placesOf(element, owner).indexOf(place.element);
      const node = nodesLike(element, owner).map(ownerOf).indexOf(owner);
      last.current = { owner, index, node };
    };
    element?.addEventListener('focusin', onFocus);
    return () => element?.removeEventListener('focusin', onFocus);
  }, [pane]);
  return last;
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

function selectedPlace(pane: HTMLElement, { selection }: AppState): HTMLElement | null {
  const [row] = selection.rows;
  const [node] = selection.nodes;
  if (row !== undefined) return pane.querySelector(`[data-graph-row="${CSS.escape(row)}"]`);
  if (node !== undefined) return pane.querySelector(`[data-graph-node="${CSS.escape(node)}"]`);
  return null;
}

/** What stands now where the keyboard was; only when it has gone with what was there. */
function lostPlace(pane: HTMLElement, last: LastPlace | null): HTMLElement | null {
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
