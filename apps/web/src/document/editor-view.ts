import type * as api from 'monaco-editor/editor';
import { createCursorNews } from './cursor-news.ts';
import { editorOptions } from './editor-options.ts';
import type { Monaco } from './load-monaco.ts';
import { createMarks } from './line-marks.ts';
import { setMarkers } from './markers.ts';
import type { EditorView } from './session.ts';
import type { MountedEditor, SessionState } from './session-state.ts';
import type { TrackedModel } from './tracked-model.ts';

/** Makes the editor inside `host`. */
export function createEditorView(
  monaco: Monaco,
  host: HTMLElement,
  state: SessionState,
): MountedEditor {
  const editor = createEditor(monaco, host);
  const viewStates = new Map<string, api.editor.ICodeEditorViewState>();
  const marks = createMarks(monaco, editor);
  const cursor = createCursorNews(editor, state.cursorListeners);
  let shown: TrackedModel | null = null;
  const takeReveal = (): void => revealIn(monaco, editor, shown, state);
  const show = (path: string | null): void => {
    const next = path === null ? null : (state.models.get(path) ?? null);
    if (next === shown) return;
    if (shown !== null) keepViewState(editor, shown.path, viewStates);
    shown = next;
    editor.setModel(next?.model ?? null);
    const kept = next === null ? undefined : viewStates.get(next.path);
    if (kept !== undefined) editor.restoreViewState(kept);
    marks.show(next?.path ?? null);
    takeReveal();
    if (next !== null) cursor.moved(next);
  };
  editor.onDidChangeCursorPosition(() => {
    if (shown !== null) cursor.moved(shown);
  });
  const view: EditorView = {
    show,
    setMarkers: (path, version, markers) =>
      setMarkers(monaco, state.models.get(path), version, markers),
    setLineMarks: (path, lineMarks) => marks.setBuild(path, lineMarks),
    setHeatMarks: (path, heatMarks) => marks.setHeat(path, heatMarks),
    setLabel: (label) => editor.updateOptions({ ariaLabel: label }),
    focus: () => editor.focus(),
    dispose: () => {
      if (state.view?.view === view) state.view = null;
      cursor.dispose();
      editor.dispose();
    },
  };
  return {
    view,
    runAction: (id) => {
      editor.focus();
      void editor.getAction(id)?.run();
    },
    takeReveal,
    forget: (path) => {
      viewStates.delete(path);
      marks.forget(path);
      if (shown?.path === path) show(null);
    },
  };
}

function createEditor(monaco: Monaco, host: HTMLElement): api.editor.IStandaloneCodeEditor {
  // Monaco puts menus beside the editor, and its colours are those of this class and what is in it.
  host.classList.add('monaco-component');
  const editor = monaco.editor.create(host, editorOptions());
  knowLanguageOnEnter(monaco, editor);
  return editor;
}

/** Carries the pending reveal out if its file is the one that is shown. */
function revealIn(
  monaco: Monaco,
  editor: api.editor.IStandaloneCodeEditor,
  shown: TrackedModel | null,
  state: SessionState,
): void {
  const request = state.pendingReveal;
  if (request === null || shown?.path !== request.path) return;
  state.pendingReveal = null;
  const range = shown.rangeOf(request.span);
  editor.setSelection(range);
  glideTo(monaco, editor, range);
  if (request.focus) editor.focus();
}

/**
 * Brings a range into view, in motion where a person wants that. Only here: typing at the end of a long
 * line scrolls too, and each key would have to draw eight frames.
 */
function glideTo(
  monaco: Monaco,
  editor: api.editor.IStandaloneCodeEditor,
  range: api.IRange,
): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  editor.updateOptions({ smoothScrolling: !still });
  editor.revealRangeInCenterIfOutsideViewport(range, monaco.editor.ScrollType.Smooth);
  editor.updateOptions({ smoothScrolling: false });
}

/**
 * Monaco leaves the rules for Enter out while its colours are not known up to the line, as after quick
 * typing; the new line would keep an indentation that has ended.
 */
function knowLanguageOnEnter(monaco: Monaco, editor: api.editor.IStandaloneCodeEditor): void {
  editor.onKeyDown(({ keyCode }) => {
    const position = editor.getPosition();
    if (keyCode !== monaco.KeyCode.Enter || position === null) return;
    // @ts-expect-error -- Monaco does not publish the model's tokens.
    editor.getModel()?.tokenization.forceTokenization(position.lineNumber);
  });
}

function keepViewState(
  editor: api.editor.IStandaloneCodeEditor,
  path: string,
  viewStates: Map<string, api.editor.ICodeEditorViewState>,
): void {
  const present = editor.saveViewState();
  if (present !== null) viewStates.set(path, present);
}
