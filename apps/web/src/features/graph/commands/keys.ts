import type { AppStore } from '../../../state/types.ts';
import { shortcutsOf } from '../../../state/commands.ts';
import { isApple, matchesShortcut, type KeyPress } from '../../../ui/shortcut.ts';
import { takePlace, type GraphPlace } from '../selection/place-of.ts';
import { gestureCommands, type GestureId } from './gesture-commands.ts';
import { lookCommands } from './look-commands.ts';
import { runGesture } from './run-gesture.ts';

/** The browser's own events do these, without asking for permission. */
const byClipboard: readonly GestureId[] = ['copy', 'cut', 'paste'];

/**
 * Makes the gesture whose key was pressed, on what is selected or, where that is something else, on the
 * place of the keyboard. False when no gesture has the key. `letters`: whether a letter alone is a key,
 * which it is not where typing looks for names.
 */
export function runGestureKey(
  store: AppStore,
  press: KeyPress,
  place: GraphPlace | null,
  letters: boolean,
): boolean {
  const apple = isApple();
  const own = gestureCommands.filter(
    (command) =>
      !byClipboard.includes(command.gesture) &&
      shortcutsOf(command).some(
        (shortcut) => (letters || shortcut.length > 1) && matchesShortcut(press, shortcut, apple),
      ),
  );
  if (own.length === 0) return runLookKey(store, press, place, letters);
  if (place !== null) takePlace(store, place);
  const fitting = () => own.find(({ when }) => when(store.getState()));
  const command = fitting() ?? (takeAlone(store, place) ? fitting() : undefined);
  if (command === undefined) return false;
  void runGesture(store, command.gesture);
  return true;
}

/** What can't be done with all that is selected is done with the row that has the keyboard. */
function takeAlone(store: AppStore, place: GraphPlace | null): boolean {
  const { selection, select } = store.getState();
  if (place?.row == null || selection.rows.length < 2) return false;
  select({ rows: [place.row] });
  return true;
}

/** Looks at the graph in the way whose key was pressed; Escape ends the spotlight, then the search. */
function runLookKey(
  store: AppStore,
  press: KeyPress,
  place: GraphPlace | null,
  letters: boolean,
): boolean {
  const { spotlight, canvasSearch, setSpotlight, setCanvasSearch } = store.getState();
  if (matchesShortcut(press, 'Escape', isApple())) {
    if (spotlight !== null) setSpotlight(null);
    else if (canvasSearch !== null) setCanvasSearch(null);
    return spotlight !== null || canvasSearch !== null;
  }
  const own = lookCommands.filter((command) =>
    shortcutsOf(command).some(
      (shortcut) => (letters || shortcut.length > 1) && matchesShortcut(press, shortcut, isApple()),
    ),
  );
  if (own.length === 0) return false;
  if (place !== null) takePlace(store, place);
  const command = own.find(({ when }) => when(store.getState()));
  void command?.run(store);
  return command !== undefined;
}
