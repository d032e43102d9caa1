import { changeEndings, type LineChange, type TextForm } from './line-endings.ts';

/** A content change of a model: what Monaco reports of it. */
export interface FormChange {
  /** Alternative version id after it. */
  readonly id: number;
  readonly changes: readonly LineChange[];
  /** True for undo and redo: the text is again what it was when `id` was first seen. */
  readonly restores: boolean;
  /** True when every ending became the model's own. */
  readonly unifies: boolean;
  readonly modelEnding: '\n' | '\r\n';
}

/**
 * Text forms by Monaco's alternative version id. Undo and redo bring that id back together with the
 * text, so an undone edit gets its very bytes back.
 */
export interface FormHistory {
  /** Form of the state `id`. */
  at(id: number): TextForm;
  changed(change: FormChange): void;
  /** The state `id` was made by a replacement that brought its own form. */
  set(id: number, form: TextForm): void;
}

/** Starts with the form of the text as it was opened. */
export function createFormHistory(first: TextForm): FormHistory {
  const known = new Map<number, TextForm>();
  let latest = first;
  /** States with a lower id that are not written down had `base`. No book-keeping before forms vary. */
  let variesFrom = first.endings === null ? Number.POSITIVE_INFINITY : 0;
  let base = first;

  const at = (id: number): TextForm => known.get(id) ?? (id < variesFrom ? base : latest);
  return {
    at,
    changed: ({ id, changes, restores, unifies, modelEnding }) => {
      if (variesFrom === Number.POSITIVE_INFINITY) return;
      if (restores && (known.has(id) || id < variesFrom)) latest = at(id);
      else if (unifies) latest = { bom: latest.bom, endings: null };
      else latest = changeEndings(latest, changes, modelEnding);
      known.set(id, latest);
    },
    set: (id, form) => {
      if (variesFrom === Number.POSITIVE_INFINITY) {
        if (form.endings === null && form.bom === latest.bom) return;
        base = latest;
        variesFrom = id;
      }
      latest = form;
      known.set(id, form);
    },
  };
}
