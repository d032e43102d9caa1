import { useEffect, useState, type RefObject } from 'react';

/** As what had the keyboard before goes on having it after a part of the page has come and gone. */
export function useFocusBack(): void {
  // Read while drawing: a field that takes the keyboard by itself has it before any effect.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Only if the keyboard was in what has gone: it may have been taken elsewhere on purpose.
      if (document.activeElement === document.body && before instanceof HTMLElement) {
        if (before.isConnected) before.focus({ preventScroll: true });
      }
    },
    [before],
  );
}

/** Escape within `frame` closes it, and nothing else. */
export function useEscape(frame: RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      close();
    };
    element.addEventListener('keydown', onKeyDown);
    return () => element.removeEventListener('keydown', onKeyDown);
  });
}
