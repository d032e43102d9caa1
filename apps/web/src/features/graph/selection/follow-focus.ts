import { isDialogOpen } from '../../../ui/open-dialog.ts';

/** Parts of the page that are open for a while only: the keyboard comes back from them. */
export const passing = '[role="dialog"],[role="alertdialog"],[role="menu"],[data-sonner-toaster]';

/** The form beside the graph. */
export const form = 'aside';

const field = 'input,textarea,select,[contenteditable]';

/** Until then what a gesture made is drawn, or will not be, e.g. in a stage that shows its header only; ms. */
const drawingTime = 5_000;

/** So long after the keyboard has come to its place, a dialog that closes may still take it away; ms. */
const settlingTime = 1_000;

interface Following {
  /** The place that the keyboard is to go to; null while it is not drawn. */
  find(): HTMLElement | null;
  /** Whether the person has moved the keyboard since: then it is only brought back when it was lost. */
  hasMoved(): boolean;
  /** Whether a dialog was open when it began, which gives the keyboard back a while after it has gone. */
  readonly fromDialog?: boolean;
  /** Called when the place keeps the keyboard, or will never get it. */
  done?(): void;
}

/**
 * Puts the keyboard on a place as soon as that is drawn.
 * @returns a way to stop waiting
 */
export function followFocus(pane: HTMLElement, following: Following): () => void {
  let arrived = false;
  const stop = (): void => {
    clearTimeout(timer);
    observer.disconnect();
    document.removeEventListener('focusin', look);
  };
  const end = (): void => {
    stop();
    following.done?.();
  };
  const look = (): void => {
    const { activeElement } = document;
    const lost = activeElement === null || activeElement === document.body;
    // What is behind a dialog never takes the keyboard.
    if (lost && isDialogOpen()) return;
    if (!lost) {
      // A dialog that is about to close gives the keyboard back to where it was before.
      if (activeElement.closest(passing) !== null) return;
      // The form of what was just made has the keyboard already.
      if (!pane.contains(activeElement) || activeElement.closest(form) !== null) return end();
      if (following.hasMoved() || activeElement.matches(field)) return;
    }
    const place = following.find();
    if (place === null) return;
    if (place !== activeElement) place.focus({ preventScroll: true });
    if (arrived) return;
    if (following.fromDialog !== true) return end();
    arrived = true;
    clearTimeout(timer);
    timer = setTimeout(end, settlingTime);
  };
  const observer = new MutationObserver(look);
  let timer = setTimeout(end, drawingTime);
  observer.observe(pane, { childList: true, subtree: true });
  document.addEventListener('focusin', look);
  look();
  return stop;
}

/**
 * Calls back when a person moves the keyboard within the pane, by pointer or key. Unlike focus events, these never
 * come from a dialog that closes or from a row that is drawn anew.
 * @returns a way to stop
 */
export function onMovedByPerson(pane: HTMLElement, moved: () => void): () => void {
  const onInput = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof Element) || !pane.contains(target)) return;
    // Menus and dialogs of the pane are elsewhere in the page.
    if (target.closest(passing) !== null || target.closest(form) !== null) return;
    if (event instanceof KeyboardEvent && !isMove(event)) return;
    moved();
  };
  document.addEventListener('pointerdown', onInput, { capture: true });
  document.addEventListener('keydown', onInput, { capture: true });
  return () => {
    document.removeEventListener('pointerdown', onInput, { capture: true });
    document.removeEventListener('keydown', onInput, { capture: true });
  };
}

/** Whether a key does something here. With Alt, Control or Command it is a gesture's or the page's, but for arrows. */
function isMove({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (altKey || /^(?:Shift|Control|Alt|AltGraph|Meta)$/.test(key)) return false;
  return /^(?:Tab|Home|End|PageUp|PageDown|Arrow\w+)$/.test(key) || !(ctrlKey || metaKey);
}
