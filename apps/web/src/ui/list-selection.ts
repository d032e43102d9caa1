/** Which entries of a list are chosen, by id. */
export interface ListSelection {
  readonly chosen: ReadonlySet<string>;
  /** Where the keyboard is. */
  readonly active: string | null;
  /** Where a range begins. */
  readonly anchor: string | null;
}

export const nothingSelected: ListSelection = { chosen: new Set(), active: null, anchor: null };

/** What a click or a key does with the selection. */
export type SelectHow = 'only' | 'toggle' | 'range';

/** The ids from one to the other, both with them. */
function between(ids: readonly string[], from: string | null, to: string): readonly string[] {
  const start = from === null ? -1 : ids.indexOf(from);
  const end = ids.indexOf(to);
  if (start < 0) return [to];
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** Chooses one, takes it in or out, or chooses all up to it. */
export function select(
  selection: ListSelection,
  ids: readonly string[],
  id: string,
  how: SelectHow,
): ListSelection {
  if (how === 'only') return { chosen: new Set([id]), active: id, anchor: id };
  if (how === 'range') {
    return { ...selection, chosen: new Set(between(ids, selection.anchor, id)), active: id };
  }
  const chosen = new Set(selection.chosen);
  if (!chosen.delete(id)) chosen.add(id);
  return { chosen, active: id, anchor: id };
}

/** Without what is not shown any more. The same object when nothing of it went. */
export function keepShown(selection: ListSelection, ids: readonly string[]): ListSelection {
  const there = new Set(ids);
  const chosen = [...selection.chosen].filter((id) => there.has(id));
  const stays = (id: string | null): string | null => (id !== null && there.has(id) ? id : null);
  const [active, anchor] = [stays(selection.active), stays(selection.anchor)];
  const same = chosen.length === selection.chosen.size && active === selection.active;
  return same ? selection : { chosen: new Set(chosen), active, anchor };
}

/** Where a key leads from the active one; null for a key that leads nowhere. */
export function stepTo(
  ids: readonly string[],
  active: string | null,
  key: string,
  page: number,
): string | null {
  const at = active === null ? -1 : ids.indexOf(active);
  const last = ids.length - 1;
  const to: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(at + 1, last),
    ArrowUp: Math.max(at - 1, 0),
    PageDown: Math.min(at + page, last),
    PageUp: Math.max(at - page, 0),
    Home: 0,
    End: last,
  };
  const next = to[key];
  return next === undefined ? null : (ids[next] ?? null);
}
