import type { Span } from '@stagecraft/dockerfile';

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

/**
 * The Monaco models of open files. Made before Monaco is loaded (lazy); calls wait for it inside.
 * The text lives here and nowhere else.
 */
export interface DocumentSession {
  /** Opens or replaces a model with text from disk. BOM and line endings are kept byte for byte on `text()`. */
  open(path: string, text: string): Promise<void>;
  close(path: string): void;
  text(path: string): string | null;
  version(path: string): number | null;
  /** Marks the present version as what is on disk. */
  markSaved(path: string): void;
  isDirty(path: string): boolean;
  /** Replaces all of the text as one undo step, keeping what is equal. */
  replace(path: string, text: string): void;
  /** Applies edits as one undo step; false when `version` is stale. */
  apply(path: string, version: number, edits: readonly Edit[]): boolean;
  onChange(listener: (change: DocumentChange) => void): () => void;
  /** Cursor moved in the visible editor. */
  onCursor(
    listener: (cursor: { path: string; offset: number; line: number; column: number }) => void,
  ): () => void;
  reveal(path: string, span: Span, focus: boolean): void;
}
