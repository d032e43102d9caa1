import type { Span } from '@stagecraft/dockerfile';
import type { ChangeNews } from './change-news.ts';
import type { EditorLanguage } from './editor-language.ts';
import type { CursorPosition, EditorView } from './session.ts';
import type { TrackedModel } from './tracked-model.ts';

/** The visible editor as the session drives it. */
export interface MountedEditor {
  readonly view: EditorView;
  /** Runs one of Monaco's actions, with the keyboard in the editor. */
  runAction(id: string): void;
  /** Carries the pending reveal out if its file is shown. */
  takeReveal(): void;
  /** A file is closed: nothing of it may stay. */
  forget(path: string): void;
}

interface PendingReveal {
  readonly path: string;
  readonly span: Span;
  readonly focus: boolean;
}

/** What the session and its visible editor share. */
export interface SessionState {
  readonly models: Map<string, TrackedModel>;
  /** Models that are being made while Monaco loads. */
  readonly opening: Map<string, symbol>;
  /** What the editor's help asks; null before the session was connected. */
  language: EditorLanguage | null;
  /** The visible editor; there is one at most. */
  view: MountedEditor | null;
  pendingReveal: PendingReveal | null;
  /** A file that nobody sees, of whose changes everybody hears; the worker does not. See `warm-typing.ts`. */
  rehearsed: TrackedModel | null;
  readonly news: ChangeNews;
  readonly cursorListeners: Set<(cursor: CursorPosition) => void>;
}
