import { useRef, type TouchEvent } from 'react';

/** A finger that rests this long asks for the menu, ms; one that goes further than this moves the view, px. */
const long = 550;
const slack = 10;

interface LongPress {
  onTouchStart(event: TouchEvent<HTMLElement>): void;
  onTouchMove(event: TouchEvent<HTMLElement>): void;
  onTouchEnd(event: TouchEvent<HTMLElement>): void;
  onTouchCancel(): void;
  /** The browser asked for the menu itself. */
  readonly cancel: () => void;
}

/** Opens a menu under a resting finger, where the browser does not (iOS tells no `contextmenu`). */
export function useLongPress(
  open: (pane: HTMLElement, target: Element, at: { x: number; y: number }) => void,
): LongPress {
  const press = useRef<{ x: number; y: number; timer: number; opened: boolean } | null>(null);
  const cancel = (): void => {
    if (press.current !== null) clearTimeout(press.current.timer);
    press.current = null;
  };
  return {
    onTouchStart: ({ touches, target, currentTarget }) => {
      cancel();
      const finger = touches[0];
      if (finger === undefined || touches.length > 1 || !(target instanceof Element)) return;
      if (target.closest('input,textarea,select,[role="toolbar"],[role="dialog"]') !== null) return;
      const { clientX: x, clientY: y } = finger;
      const timer = window.setTimeout(() => {
        if (press.current !== null) press.current.opened = true;
        open(currentTarget, target, { x, y });
      }, long);
      press.current = { x, y, timer, opened: false };
    },
    onTouchMove: ({ touches }) => {
      const finger = touches[0];
      const from = press.current;
      if (from === null || from.opened || finger === undefined) return;
      if (Math.hypot(finger.clientX - from.x, finger.clientY - from.y) > slack) cancel();
    },
    onTouchEnd: (event) => {
      // The click that would follow would close what has just opened.
      if (press.current?.opened === true) event.preventDefault();
      cancel();
    },
    onTouchCancel: cancel,
    cancel,
  };
}
