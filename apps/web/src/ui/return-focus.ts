import { useRef, useState, type RefObject } from 'react';
import { isDialogOpen } from './open-dialog.ts';

interface FocusKeeper {
  readonly onOpenAutoFocus: (event: Event) => void;
  readonly onCloseAutoFocus: (event: Event) => void;
}

interface Wishes {
  readonly afterwards?: (() => void) | undefined;
  readonly first?: RefObject<HTMLElement | null> | undefined;
}

/**
 * Gives the focus back to what had it before a dialog opened. Radix does that for a dialog's own trigger
 * only, and ours are opened by keys and commands. `afterwards` runs once the focus is back;
 * `first` gets the focus on opening unless it is disabled.
 */
export function useReturnFocus(wishes: Wishes = {}): FocusKeeper {
  const { afterwards, first } = wishes;
  // A field that takes the keyboard by itself has it before Radix asks.
  const [atFirst] = useState(() => document.activeElement);
  const before = useRef(atFirst);
  return {
    onOpenAutoFocus: (event) => {
      before.current = document.activeElement;
      const wanted = first?.current ?? null;
      if (wanted === null || wanted.matches(':disabled')) return;
      event.preventDefault();
      wanted.focus();
    },
    onCloseAutoFocus: (event) => {
      event.preventDefault();
      // One that was opened while this one faded away has the keyboard.
      if (!isDialogOpen()) giveBack(before.current);
      afterwards?.();
    },
  };
}

function giveBack(element: Element | null): void {
  const isThere = element instanceof HTMLElement && element.isConnected;
  // A menu's entry that opened the dialog is gone with its menu.
  if (isThere && element !== document.body) element.focus();
  else document.getElementById('editor')?.focus();
}
