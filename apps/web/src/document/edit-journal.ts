import type { TextForm } from './line-endings.ts';
import type { Edit } from './session.ts';

/** One change as Monaco reports it; positions as before this change, lines and columns from 1. */
export interface ModelChange {
  readonly range: {
    readonly startLineNumber: number;
    readonly startColumn: number;
    readonly endLineNumber: number;
    readonly endColumn: number;
  };
  /** Offset in the model, whose lines all end in `\n`. */
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/** The last changes of a text, as edits of the text on disk. */
export interface EditJournal {
  /** `changes`, in Monaco's order, led to `version`; `form`, the same before and after, has equal endings. */
  changed(version: number, changes: readonly ModelChange[], form: TextForm): void;
  /** The text came to `version` in a way that is not known. */
  broken(version: number): void;
  /** Edits, applied one after the other, from an older version to the present one; null when not known. */
  since(version: number): readonly Edit[] | null;
}

/** What is kept: more than are made between two questions. */
const limit = 200;

/** A journal of a text that is at `version` now. */
export function createEditJournal(version: number): EditJournal {
  let entries: { readonly from: number; readonly edits: readonly Edit[] }[] = [];
  let present = version;
  return {
    changed: (next, changes, form) => {
      entries.push({ from: present, edits: changes.map((change) => diskEdit(change, form)) });
      if (entries.length > limit) entries = entries.slice(limit / 2);
      present = next;
    },
    broken: (next) => {
      entries = [];
      present = next;
    },
    since: (from) => {
      if (from === present) return [];
      const first = entries.findIndex((entry) => entry.from === from);
      return first < 0 ? null : entries.slice(first).flatMap(({ edits }) => edits);
    },
  };
}

/** A change of the model as an edit of the text on disk, whose endings are all the same. */
function diskEdit(change: ModelChange, { bom, newline }: TextForm): Edit {
  const { range, rangeOffset, rangeLength, text } = change;
  const extra = newline.length - 1;
  const before = bom ? 1 : 0;
  return {
    start: before + rangeOffset + (range.startLineNumber - 1) * extra,
    end: before + rangeOffset + rangeLength + (range.endLineNumber - 1) * extra,
    text: extra === 0 ? text : text.replaceAll('\n', newline),
  };
}
