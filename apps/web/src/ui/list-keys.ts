import type { KeyboardEvent, MouseEvent } from 'react';
import { stepTo, type ListSelection, type SelectHow } from './list-selection.ts';

/** A point in the window, pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

interface ListKeys {
  /** What is shown, in order. */
  readonly ids: readonly string[];
  readonly selection: ListSelection;
  /** Rows that a page has. */
  readonly page: number;
  readonly onSelection: (selection: ListSelection) => void;
  readonly pick: (id: string, how: SelectHow) => void;
  /** Opens the menu of the one where the keyboard is. */
  readonly openMenu: (id: string, at: Point) => void;
  /** What the Delete key means, where anything is chosen. */
  readonly onDelete: () => void;
  /** Where a row is drawn, else the list. */
  readonly boxOf: (index: number) => DOMRect | undefined;
}

/** What a click or key that holds some of these means for the selection. */
export function howOf(event: MouseEvent | KeyboardEvent): SelectHow {
  if (event.shiftKey) return 'range';
  return event.ctrlKey || event.metaKey ? 'toggle' : 'only';
}

/** Does what a key means; gives the row to show, -1 for none, or null for a key that means nothing here. */
export function actOnListKey(event: KeyboardEvent, keys: ListKeys): number | null {
  const { ids, selection, onSelection } = keys;
  const { key } = event;
  const command = event.ctrlKey || event.metaKey;
  const at = selection.active === null ? -1 : ids.indexOf(selection.active);
  const active = ids[at];
  if (command && key.toLowerCase() === 'a') {
    onSelection({ ...selection, chosen: new Set(ids) });
    return -1;
  }
  if (key === 'Escape' && selection.chosen.size > 0) {
    onSelection({ ...selection, chosen: new Set() });
    return -1;
  }
  if (key === 'Delete' && selection.chosen.size > 0) {
    keys.onDelete();
    return -1;
  }
  if (active !== undefined && (key === 'ContextMenu' || (event.shiftKey && key === 'F10'))) {
    const box = keys.boxOf(at);
    keys.openMenu(active, { x: (box?.left ?? 0) + 24, y: box?.bottom ?? 0 });
    return -1;
  }
  if (active !== undefined && (key === ' ' || key === 'Enter')) {
    keys.pick(active, key === 'Enter' ? 'only' : 'toggle');
    return at;
  }
  const next = stepTo(ids, selection.active, key, keys.page);
  if (next === null) return null;
  if (command) onSelection({ ...selection, active: next });
  else keys.pick(next, event.shiftKey ? 'range' : 'only');
  return ids.indexOf(next);
}
