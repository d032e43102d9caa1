import { useEffect, useRef, type RefObject } from 'react';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import type { AppState } from '../../../state/types.ts';
import { followFocus, form, onMovedByPerson, passing } from './follow-focus.ts';
import { lostPlace, rememberedPlace, selectedPlace, type LastPlace } from './lost-place.ts';

/** A change by a gesture, undo or redo that the keyboard has not followed yet. */
interface Change {
  readonly path: string;
  /** Of the text that it made. */
  readonly version: number;
  /** It was made in a dialog. */
  readonly fromDialog: boolean;
  /** The person has moved the keyboard since. */
  moved: boolean;
}

/**
 * Keeps the keyboard on the graph while gestures change it: at what a gesture made, and where that was
 * deleted, at what took its place. A person who moves it meanwhile is not pulled back. `drawn` is the snapshot
 * that the page shows.
 */
export function useKeepFocus(pane: RefObject<HTMLElement | null>, drawn: Snapshot | null): void {
  const store = useAppStoreApi();
  const isHere = useHadFocus(pane);
  const last = useLastPlace(pane);
  const made = useRef<Change | null>(null);
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (isHere.current) made.current = changeOf(state, before) ?? made.current;
      }),
    [store, isHere],
  );
  useEffect(() => {
    const element = pane.current;
    if (element === null) return;
    return onMovedByPerson(element, () => {
      if (made.current !== null) made.current.moved = true;
    });
  }, [pane]);
  useEffect(() => {
    const element = pane.current;
    const change = made.current;
    if (element === null || change === null || drawn === null) return;
    if (drawn.path !== change.path || drawn.version < change.version) return;
    // Until then it goes on with what is drawn next.
    if (drawn !== store.getState().snapshot) return;
    return followFocus(element, {
      find: () => {
        const { selection } = store.getState();
        const nothing = selection.rows.length + selection.nodes.length === 0;
        return nothing ? lostPlace(element, last.current) : selectedPlace(element, selection);
      },
      hasMoved: () => change.moved,
      fromDialog: change.fromDialog,
      done: () => {
        if (made.current === change) made.current = null;
      },
    });
  }, [store, pane, drawn, last]);
}

/** The change that a new notice tells of, if it does. */
function changeOf(state: AppState, before: AppState): Change | null {
  const { canvasNotice: notice, activePath: path, documents } = state;
  if (notice === null || notice.count === before.canvasNotice?.count) return null;
  const changes = notice.kind === 'done' || notice.kind === 'undone' || notice.kind === 'redone';
  const version = changes && path !== null ? documents.version(path) : null;
  if (path === null || version === null) return null;
  const fromDialog = document.activeElement?.closest(passing) != null;
  return { path, version, fromDialog, moved: false };
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
    const first =
      view === 'tree' ? '[role="treeitem"][tabindex="0"]' : '[data-graph-focus][tabindex="0"]';
    let moved = false;
    const stopListening = onMovedByPerson(element, () => (moved = true));
    const stop = followFocus(element, {
      find: () =>
        selectedPlace(element, store.getState().selection) ??
        element.querySelector<HTMLElement>(first),
      hasMoved: () => moved,
      done: stopListening,
    });
    return () => {
      stop();
      stopListening();
    };
  }, [store, pane, view]);
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

/** Where the keyboard was last. */
function useLastPlace(pane: RefObject<HTMLElement | null>): RefObject<LastPlace | null> {
  const last = useRef<LastPlace | null>(null);
  useEffect(() => {
    const element = pane.current;
    const onFocus = ({ target }: FocusEvent): void => {
      if (element !== null) last.current = rememberedPlace(element, target) ?? last.current;
    };
    element?.addEventListener('focusin', onFocus);
    return () => element?.removeEventListener('focusin', onFocus);
  }, [pane]);
  return last;
}
