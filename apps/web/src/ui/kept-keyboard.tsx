import { useEffect, useRef, type ReactNode } from 'react';

/** Not fields: in these, undo means what was typed there, not what made the row go away. */
const controls = 'button:not(:disabled),a[href],[tabindex="0"]';

/** Where the keyboard is: which of the rows (from 0; -1 for none), and which of its controls (from 0). */
interface Place {
  readonly element: Element;
  readonly row: number;
  readonly control: number;
}

/**
 * Keeps the keyboard in a list whose rows come and go: where the row that has it goes away, the one that
 * takes its place has it, and where there is none the first control, else what is around.
 */
export function KeptKeyboard(props: { readonly children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => (root.current === null ? undefined : keepKeyboard(root.current)), []);
  return (
    <div ref={root} className="h-full">
      {props.children}
    </div>
  );
}

/** Gives a way to stop. */
function keepKeyboard(root: HTMLElement): () => void {
  let place: Place | null = null;
  const look = (): void => {
    const { activeElement } = document;
    if (activeElement !== null && root.contains(activeElement))
      place = placeOf(root, activeElement);
    else if (place?.element.isConnected === true) place = null;
  };
  const observer = new MutationObserver(() => {
    look();
    if (place === null || document.activeElement !== document.body) return;
    const next = controlAt(root, place);
    place = null;
    // Where a person has scrolled to stays in view.
    next?.focus({ preventScroll: true });
  });
  // The browser tells that the keyboard has left before what had it is gone.
  const lookLater = (): void => queueMicrotask(look);
  observer.observe(root, { childList: true, subtree: true });
  root.addEventListener('focusin', look);
  root.addEventListener('focusout', lookLater);
  return () => {
    observer.disconnect();
    root.removeEventListener('focusin', look);
    root.removeEventListener('focusout', lookLater);
  };
}

function placeOf(root: HTMLElement, element: Element): Place {
  const own = element.closest('li');
  if (own === null || !root.contains(own)) return { element, row: -1, control: 0 };
  return {
    element,
    row: [...root.querySelectorAll('li')].indexOf(own),
    control: [...own.querySelectorAll(controls)].indexOf(element),
  };
}

function controlAt(root: HTMLElement, { row, control }: Place): HTMLElement | null {
  const rows = row < 0 ? [] : [...root.querySelectorAll('li')];
  const near = [...rows.slice(row), ...rows.slice(0, row).reverse()];
  for (const one of near) {
    const found = [...one.querySelectorAll<HTMLElement>(controls)];
    const same = found[control] ?? found.at(-1);
    if (same !== undefined) return same;
  }
  return root.querySelector<HTMLElement>(controls) ?? root.closest<HTMLElement>('[tabindex]');
}
