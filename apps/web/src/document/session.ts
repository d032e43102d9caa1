import type { Span } from '@stagecraft/dockerfile';
import type { EditorLanguage } from './editor-language.ts';
import type { LineEndingName } from './line-endings.ts';

/** A text edit in offsets of the text before any edit of the same batch. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface DocumentChange {
  readonly path: string;
  readonly version: number;
}

/** Where the cursor is: `offset` in the text as on disk, line and column from 1. */
export interface CursorPosition {
  readonly path: string;
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** A problem to underline; `span` in offsets of the text as on disk. */
export interface EditorMarker {
  readonly span: Span;
  readonly severity: 'error' | 'warning' | 'info' | 'style';
  readonly message: string;
  readonly code: string;
}

/** A build's state beside an instruction; lines count from 0, the last one is included. */
export interface EditorLineMark {
  readonly line: number;
  readonly lastLine: number;
  readonly phase: 'queued' | 'running' | 'cached' | 'done' | 'failed' | 'cancelled';
  /** What the mark says when the pointer rests on it; plain text. */
  readonly hover: string;
  /** Text after the line's end, e.g. an exit code or a duration; empty for none. */
  readonly after: string;
}

/** What an instruction costs, as a colour beside its lines; lines count from 0, the last one is included. */
export interface EditorHeatMark {
  readonly line: number;
  readonly lastLine: number;
  /** From cold to hot. */
  readonly level: 0 | 1 | 2 | 3 | 4;
  /** What the mark says when the pointer rests on it; plain text. */
  readonly hover: string;
  /** Shown after the first line's end; empty for none. */
  readonly after: string;
}

/** One visible editor. */
export interface EditorView {
  /** Shows an open file, keeping where each file was scrolled to; null shows none. */
  show(path: string | null): void;
  /** Replaces the file's markers; ignored when the text is no longer at `version`. */
  setMarkers(path: string, version: number, markers: readonly EditorMarker[]): void;
  setLineMarks(path: string, marks: readonly EditorLineMark[]): void;
  setHeatMarks(path: string, marks: readonly EditorHeatMark[]): void;
  /** What a screen reader calls the text field. */
  setLabel(label: string): void;
  focus(): void;
  dispose(): void;
}

/** Two texts side by side; the right one is the open file and can be edited. */
export interface ComparisonView {
  dispose(): void;
}

/**
 * The Monaco models of open files. Made before Monaco is loaded (lazy); calls wait for it inside.
 * The text lives here and nowhere else. All offsets count in the text as it is on disk (with its BOM
 * and its own line endings), which is also what the parser gets.
 */
export interface DocumentSession {
  /** Opens or replaces a model with text from disk. BOM and line endings are kept byte for byte on `text()`. */
  open(path: string, text: string): Promise<void>;
  close(path: string): void;
  text(path: string): string | null;
  version(path: string): number | null;
  /**
   * Edits, applied one after the other, that lead from an older version's text to the present one's;
   * null when they are not known (any more).
   */
  editsSince(path: string, version: number): readonly Edit[] | null;
  /** How the lines of the present text end on disk; null when not open. */
  lineEnding(path: string): LineEndingName | null;
  /** Columns that a step of indentation has in the file; null when not open. */
  indentSize(path: string): number | null;
  /** Names the present state of the text, to be given to `markSaved` once that state is on disk; null when not open. */
  savePoint(path: string): number | null;
  /** Marks a state as what is on disk: the present one, or the one that `savePoint` named. */
  markSaved(path: string, savePoint?: number): void;
  /** No state of the text is on disk any more, e.g. because the file was deleted. */
  markUnsaved(path: string): void;
  isDirty(path: string): boolean;
  /** Replaces all of the text as one undo step, keeping what is equal. */
  replace(path: string, text: string): void;
  /** Applies edits as one undo step; false when `version` is stale. */
  apply(path: string, version: number, edits: readonly Edit[]): boolean;
  undo(path: string): void;
  redo(path: string): void;
  /**
   * Told at once of what this session was told to change, right after the event of what a person types.
   * It may name a path that is not open.
   */
  onChange(listener: (change: DocumentChange) => void): () => void;
  /** Cursor moved in the visible editor. */
  onCursor(listener: (cursor: CursorPosition) => void): () => void;
  /** Selects the range in the visible editor, at once or as soon as the file is shown. */
  reveal(path: string, span: Span, focus: boolean): void;
  /** Puts the keyboard into the visible editor. */
  focus(): void;
  /** Has the editor ask `language` about its texts; called once, before an editor is mounted. */
  connect(language: EditorLanguage): void;
  /** Runs one of the editor's own actions (Monaco's id) at the cursor of the visible editor. */
  runAction(id: string): void;
  /** Makes an editor inside `host`. Rejects when the editor's code cannot be loaded. */
  mount(host: HTMLElement): Promise<EditorView>;
  /** Shows the disk's text against the open file inside `host`. */
  compare(host: HTMLElement, path: string, diskText: string): Promise<ComparisonView>;
}
