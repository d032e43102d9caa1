import { shortcutsOf, type CommandContribution } from '../state/commands.ts';
import type { AppStore } from '../state/types.ts';
import { matchesShortcut } from '../ui/shortcut.ts';

/** Keys that only ever write or move: without Mod or Alt they belong to the field that has the focus. */
function belongsToField(shortcut: string, target: EventTarget | null): boolean {
  if (/\b(?:Mod|Alt)\+/.test(shortcut) || /(?:^|\+)F\d+$/.test(shortcut)) return false;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Whether text is written where the press happens: a field, or the text editor, which is none. */
function isInText(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input,textarea,select,[contenteditable],[role="textbox"],.monaco-editor') !==
      null
  );
}

/** Whether a terminal gets the press: it takes all keys but those that no program in it can have. */
function belongsToTerminal(shortcut: string, target: EventTarget | null, apple: boolean): boolean {
  if (!(target instanceof Element) || target.closest('.xterm') === null) return false;
  return apple ? !shortcut.includes('Mod+') : !shortcut.includes('Mod+Shift+');
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
    .filter((command) => command.editorKey !== true && command.graphKey !== true)
    .flatMap((command) => shortcutsOf(command).map((shortcut) => ({ command, shortcut })));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || isInOverlay(event.target)) return;
    const atWork = store.getState().place === 'work';
    for (const { command, shortcut } of bindings) {
      if (!atWork && command.everyPlace !== true) continue;
      if (!matchesShortcut(event, shortcut, apple)) continue;
      if (belongsToTerminal(shortcut, event.target, apple)) continue;
      if (belongsToField(shortcut, event.target) || !command.when(store.getState())) continue;
      const outsideText = command.outsideText === true;
      if (outsideText && isInText(event.target)) continue;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat || outsideText) void command.run(store);
      return;
    }
  };
  target.addEventListener('keydown', onKeyDown, { capture: true });
  return () => target.removeEventListener('keydown', onKeyDown, { capture: true });
}
