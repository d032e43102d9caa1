import { useLayoutEffect, useRef, type RefObject } from 'react';

/** On the button that shows or hides the lower panel, which both the panel and its strip have. */
export const togglesBottom = { 'data-toggles-bottom': '' } as const;

/**
 * The lower panel and its strip take each other's place: a keyboard that was in the one goes on at the
 * other's button. Gives the reference to put on the one that may go away.
 */
export function useHandOver(): RefObject<HTMLElement | null> {
  const root = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = root.current;
    return () => {
      if (element?.contains(document.activeElement) === true) requestAnimationFrame(takeOver);
    };
  }, []);
  return root;
}

function takeOver(): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>('[data-toggles-bottom]')?.focus();
}
