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

const dialogs = '[role="dialog"],[role="alertdialog"]';

/** What had the keyboard last, menus aside: they are gone by the time that a dialog they open closes. */
let lastPlace: Element | null = null;

/** By dialog: what had the keyboard before it. */
const placeBefore = new WeakMap<Element, Element | null>();

if (typeof document !== 'undefined') {
  document.addEventListener(
    'focusin',
    ({ target }) => {
      if (target instanceof Element && target.closest('[role="menu"]') === null) lastPlace = target;
    },
    { capture: true },
  );
}

/**
 * Gives the focus back to what had it before a dialog opened. Radix does that for a dialog's own trigger
 * only, and ours are opened by keys, commands and menus. `afterwards` runs once the focus is back;
 * `first` gets the focus on opening unless it is disabled.
 */
export function useReturnFocus(wishes: Wishes = {}): FocusKeeper {
  const { afterwards, first } = wishes;
  // A field that takes the keyboard by itself has it before Radix asks.
  const [atFirst] = useState(presentPlace);
  const before = useRef(atFirst);
  return {
    onOpenAutoFocus: (event) => {
      before.current = presentPlace();
      const dialog = event.currentTarget;
      if (dialog instanceof Element) placeBefore.set(dialog, before.current);
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

/** What has the keyboard, or had it before a menu's entry or another dialog that is gone. */
function presentPlace(): Element | null {
  const { activeElement } = document;
  const isNowhere = activeElement === null || activeElement === document.body;
  const isInMenu = activeElement?.closest('[role="menu"]') != null;
  let place = isNowhere || isInMenu ? lastPlace : activeElement;
  while (place !== null && !place.isConnected) {
    const dialog: Element | null = place.closest(dialogs);
    place = dialog === null ? null : (placeBefore.get(dialog) ?? null);
  }
  return place;
}

function giveBack(element: Element | null): void {
  const isThere = element instanceof HTMLElement && element.isConnected;
  if (isThere && element !== document.body) element.focus();
  else document.getElementById('editor')?.focus();
}
