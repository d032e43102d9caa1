import { useEffect, type RefObject } from 'react';

/**
 * Keeps the keyboard in the form when what had it goes with what it did, e.g. the button of a row that is
 * taken away: it would be nowhere then, and Escape would not close the form.
 */
export function useKeptFocus(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    let inside = element.contains(document.activeElement);
    const follow = ({ target }: Event): void => {
      inside = target instanceof Node && element.contains(target);
    };
    const observer = new MutationObserver(() => {
      if (!inside || document.activeElement !== document.body) return;
      element
        .querySelector<HTMLElement>('[role=tabpanel]:not([hidden])')
        ?.focus({ preventScroll: true });
    });
    observer.observe(element, { childList: true, subtree: true });
    document.addEventListener('focusin', follow);
    document.addEventListener('pointerdown', follow);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', follow);
      document.removeEventListener('pointerdown', follow);
    };
  }, [frame]);
}
