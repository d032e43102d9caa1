import { useRef } from 'react';

interface FocusKeeper {
  readonly onOpenAutoFocus: () => void;
  readonly onCloseAutoFocus: (event: Event) => void;
}

/**
 * Gives the focus back to what had it before a dialog opened. Radix does that for a dialog's own trigger
 * only, and ours are opened by keys and commands. `afterwards` runs once the focus is back.
 */
export function useReturnFocus(afterwards?: () => void): FocusKeeper {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      before.current = document.activeElement;
    },
    onCloseAutoFocus: (event) => {
      event.preventDefault();
      const element = before.current;
      const isThere = element instanceof HTMLElement && element.isConnected;
      // A menu's entry that opened the dialog is gone with its menu.
      if (isThere && element !== document.body) element.focus();
      else document.getElementById('editor')?.focus();
      afterwards?.();
    },
  };
}
