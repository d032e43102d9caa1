import type { Span } from '@stagecraft/dockerfile';
import type * as monaco from 'monaco-editor/editor';
import { createEditJournal } from './edit-journal.ts';
import { createFormHistory, type FormHistory } from './form-history.ts';
import {
  composeText,
  countEndings,
  nameEnding,
  splitText,
  type LineEndingName,
  type LinePosition,
  type TextForm,
} from './line-endings.ts';
import { minimalEdit } from './minimal-edit.ts';
import { createOffsetSpace } from './offset-space.ts';
import type { Edit } from './session.ts';

type Model = monaco.editor.ITextModel;

/** A Monaco model together with what Monaco does not keep of the text on disk. */
export interface TrackedModel {
  readonly path: string;
  readonly model: Model;
  /** The text as it belongs on disk. */
  text(): string;
  lineEnding(): LineEndingName;
  savePoint(): number;
  markSaved(savePoint?: number): void;
  isDirty(): boolean;
  replace(text: string): void;
  apply(version: number, edits: readonly Edit[]): boolean;
  /** Monaco's range of a span of the disk's text. */
  rangeOf(span: Span): monaco.IRange;
  /** Offset in the disk's text of a position in the model. */
  offsetAt(position: LinePosition): number;
  /** Position in the model of a line and column of the disk's text, both from 0; only `\n` ends its lines. */
  positionOfLine(line: number, column: number): LinePosition;
  /** Edits of the disk's text, one after the other, from that version to the present one; null when not known. */
  editsSince(version: number): readonly Edit[] | null;
  dispose(): void;
}

/**
 * Makes the model of a file from its text on disk. `onChange` is called once after each change of the
 * content, when `text()` gives the new text already.
 */
export function createTrackedModel(
  path: string,
  text: string,
  makeModel: (text: string) => Model,
  onChange: () => void,
): TrackedModel {
  const split = splitText(text);
  const model = makeModel(split.lines.join('\n'));
  // Monaco takes the platform's ending for a text of one line. (0 is LF; the enum would load the editor.)
  model.setEOL(0);
  const forms = createFormHistory(model.getAlternativeVersionId(), split.form);
  const space = createOffsetSpace(model, () => forms.at(model.getAlternativeVersionId()));
  const journal = createEditJournal(model.getVersionId());
  let lastState = model.getAlternativeVersionId();
  let saved = model.getAlternativeVersionId();
  let replacing = false;

  const subscription = model.onDidChangeContent((event) => {
    if (replacing) return;
    const before = forms.at(lastState);
    lastState = model.getAlternativeVersionId();
    forms.changed(lastState, event.changes.map(lineChange), event.isUndoing || event.isRedoing);
    const known = sameForm(before, forms.at(lastState));
    if (known) journal.changed(model.getVersionId(), event.changes, before);
    else journal.broken(model.getVersionId());
    onChange();
  });

  return {
    path,
    model,
    text: () => textOf(model, forms),
    lineEnding: () => nameEnding(forms.at(model.getAlternativeVersionId())),
    savePoint: () => model.getAlternativeVersionId(),
    markSaved: (savePoint = model.getAlternativeVersionId()) => {
      saved = savePoint;
    },
    isDirty: () => model.getAlternativeVersionId() !== saved,
    replace: (next) => {
      replacing = true;
      const changed = replaceContent(model, forms, next);
      replacing = false;
      if (!changed) return;
      lastState = model.getAlternativeVersionId();
      journal.broken(model.getVersionId());
      onChange();
    },
    apply: (version, edits) => {
      if (version !== model.getVersionId()) return false;
      const operations = edits.map((edit) => ({ range: space.rangeOf(edit), text: edit.text }));
      pushStep(model, operations);
      return true;
    },
    rangeOf: (span) => space.rangeOf(span),
    offsetAt: (position) => space.offsetAt(position),
    positionOfLine: (line, column) => space.positionOfLine(line, column),
    editsSince: (version) => journal.since(version),
    dispose: () => {
      subscription.dispose();
      model.dispose();
    },
  };
}

function textOf(model: Model, forms: FormHistory): string {
  return composeText(model.getLinesContent(), forms.at(model.getAlternativeVersionId()));
}

/** Replaces all content as one undo step; false when the disk's text was the same already. */
function replaceContent(model: Model, forms: FormHistory, text: string): boolean {
  if (textOf(model, forms) === text) return false;
  const next = splitText(text);
  const before = model.getLinesContent().join('\n');
  // With equal lines only their form differs: Monaco needs an edit all the same, to have a step to undo.
  const first = { start: 0, end: model.getLineLength(1), text: model.getLineContent(1) };
  const { start, end, text: inserted } = minimalEdit(before, next.lines.join('\n')) ?? first;
  const range = { ...startOf(lineColumn(before, start)), ...endOf(lineColumn(before, end)) };
  pushStep(model, [{ range, text: inserted }]);
  forms.set(model.getAlternativeVersionId(), next.form);
  return true;
}

function pushStep(model: Model, operations: monaco.editor.IIdentifiedSingleEditOperation[]): void {
  model.pushStackElement();
  model.pushEditOperations([], operations, () => null);
  model.pushStackElement();
}

/** Whether only lines differ between two states, and all of them end alike: then Monaco's changes tell all. */
function sameForm(a: TextForm, b: TextForm): boolean {
  return a.endings === null && b.endings === null && a.bom === b.bom && a.newline === b.newline;
}

/** Position of an offset in a text whose lines end in `\n`. */
function lineColumn(text: string, offset: number): LinePosition {
  const before = text.slice(0, offset);
  return { lineNumber: countEndings(before) + 1, column: offset - before.lastIndexOf('\n') };
}

function startOf({ lineNumber, column }: LinePosition) {
  return { startLineNumber: lineNumber, startColumn: column };
}

function endOf({ lineNumber, column }: LinePosition) {
  return { endLineNumber: lineNumber, endColumn: column };
}

function lineChange(change: monaco.editor.IModelContentChange) {
  const { startLineNumber, endLineNumber } = change.range;
  return { startLine: startLineNumber, endLine: endLineNumber, text: change.text };
}
