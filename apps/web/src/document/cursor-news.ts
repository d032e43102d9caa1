import type * as api from 'monaco-editor/editor';
import { afterFrame } from '../ui/after-frame.ts';
import type { CursorPosition } from './session.ts';
import type { TrackedModel } from './tracked-model.ts';

/** Says where the cursor of an editor is. */
export interface CursorNews {
  /** The cursor may have moved in `shown`. */
  moved(shown: TrackedModel): void;
  dispose(): void;
}

/**
 * Tells where the cursor went: at once when it was moved, after the next frame when it moved because the
 * text changed. Much of the page asks where the cursor is, which is not to delay the frame with the letter.
 */
export function createCursorNews(
  editor: Pick<api.editor.ICodeEditor, 'getPosition'>,
  listeners: Iterable<(cursor: CursorPosition) => void>,
): CursorNews {
  let callOff = (): void => undefined;
  let told = { path: '', version: 0 };
  const tellNow = (shown: TrackedModel): void => {
    callOff();
    const position = editor.getPosition();
    // The file can have been closed since.
    if (position === null || shown.model.isDisposed()) return;
    told = { path: shown.path, version: shown.model.getVersionId() };
    const { lineNumber: line, column } = position;
    const cursor = { path: shown.path, offset: shown.offsetAt(position), line, column };
    for (const tell of listeners) tell(cursor);
  };
  return {
    moved: (shown) => {
      const isTyped = shown.path === told.path && shown.model.getVersionId() !== told.version;
      callOff();
      if (isTyped) callOff = afterFrame(() => tellNow(shown));
      else tellNow(shown);
    },
    dispose: () => callOff(),
  };
}
