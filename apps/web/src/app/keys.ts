import { shortcutsOf, type CommandContribution } from '../state/commands.ts';
import type { AppStore } from '../state/types.ts';

/** What is read of a `KeyboardEvent`. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Whether the press is exactly the shortcut (see `Command.shortcut`): no modifier more, none less. */
export function matchesShortcut(press: KeyPress, shortcut: string, apple: boolean): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const wants = (name: string): boolean => parts.slice(0, -1).includes(name);
  const mod = apple ? press.metaKey : press.ctrlKey;
  const otherMod = apple ? press.ctrlKey : press.metaKey;
  if (mod !== wants('Mod') || otherMod) return false;
  if (press.altKey !== wants('Alt') || press.shiftKey !== wants('Shift')) return false;
  if (press.key.toLowerCase() === key.toLowerCase()) return true;
  // On a layout without Latin letters, and with Alt on Apple, `key` is another character.
  return /^[A-Z]$/.test(key) && press.code === `Key${key}`;
}

/** Keys that only ever write or move: without Mod or Alt they belong to the field that has the focus. */
function belongsToField(shortcut: string, target: EventTarget | null): boolean {
  if (/\b(?:Mod|Alt)\+/.test(shortcut) || /(?:^|\+)F\d+$/.test(shortcut)) return false;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Whether the press happens in a dialog or menu, which have their own keys. */
function isInOverlay(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('[role="dialog"],[role="alertdialog"],[role="menu"],[role="listbox"]') !== null
  );
}

/**
 * Runs commands by their keys, before the focused part of the page (Monaco too) sees the press.
 * Gives a way to stop.
 */
export function listenToKeys(
  target: Pick<Window, 'addEventListener' | 'removeEventListener'>,
  store: AppStore,
  commands: CommandContribution,
  apple: boolean,
): () => void {
  const bindings = commands
    .filter((command) => command.editorKey !== true)
    .flatMap((command) => shortcutsOf(command).map((shortcut) => ({ command, shortcut })));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || isInOverlay(event.target)) return;
    for (const { command, shortcut } of bindings) {
      if (!matchesShortcut(event, shortcut, apple)) continue;
      if (belongsToField(shortcut, event.target) || !command.when(store.getState())) continue;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) void command.run(store);
      return;
    }
  };
  target.addEventListener('keydown', onKeyDown, { capture: true });
  return () => target.removeEventListener('keydown', onKeyDown, { capture: true });
}
