import { changeForm, type LineChange, type TextForm } from './line-endings.ts';

/**
 * Text forms by Monaco's alternative version id. Undo and redo bring that id back together with the
 * lines, so an undone edit gets its very bytes back.
 */
export interface FormHistory {
  /** Form of the state `id`. */
  at(id: number): TextForm;
  /** The lines changed; `restores` for undo and redo, which lead back to the state `id`. */
  changed(id: number, changes: readonly LineChange[], restores: boolean): void;
  /** The state `id` was made by a replacement that brought its own form. */
  set(id: number, form: TextForm): void;
}

/** Starts with the form of the text as it was opened, which is the state `firstId`. */
export function createFormHistory(firstId: number, first: TextForm): FormHistory {
  const known = new Map([[firstId, first]]);
  let latest = first;
  /** While all endings are the same and no replacement came, every state has the first form. */
  let varies = first.endings !== null;
  /** States below this id that are not written down are from that time. */
  let variesFrom = firstId;

  const at = (id: number): TextForm =>
    known.get(id) ?? (id < variesFrom || !varies ? first : latest);
  return {
    at,
    changed: (id, changes, restores) => {
      if (!varies) return;
      const again = restores && (known.has(id) || id < variesFrom);
      latest = again ? at(id) : changeForm(latest, changes);
      known.set(id, latest);
    },
    set: (id, form) => {
      const { bom, newline, endings } = latest;
      const same = form.endings === null && form.bom === bom && form.newline === newline;
      if (!varies && endings === null && same) return;
      if (!varies) variesFrom = id;
      varies = true;
      latest = form;
      known.set(id, form);
    },
  };
}
