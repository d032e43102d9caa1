import { createChangeNews } from './change-news.ts';
import { createEditorView } from './editor-view.ts';
import { isDockerfilePath } from '@stagecraft/dockerfile';
import { createComparison } from './comparison.ts';
import { loadMonaco, type Monaco } from './load-monaco.ts';
import { workspaceScheme } from './providers/links.ts';
import type { DocumentChange, DocumentSession, Edit } from './session.ts';
import type { SessionState } from './session-state.ts';
import { createTrackedModel, type TrackedModel } from './tracked-model.ts';

/** Monaco's alternative version ids count from 1. */
const noState = 0;

/** Makes the session of a page. Monaco is fetched when the first file is opened or the editor is mounted. */
export function createDocumentSession(): DocumentSession {
  const changeListeners = new Set<(change: DocumentChange) => void>();
  const news = createChangeNews(changeListeners);
  const state: SessionState = {
    models: new Map(),
    language: null,
    opening: new Map(),
    view: null,
    pendingReveal: null,
    rehearsed: null,
    news,
    cursorListeners: new Set(),
  };
  const model = (path: string): TrackedModel | undefined => state.models.get(path);
  return {
    open: (path, text) => openModel(state, path, text),
    close: (path) => closeModel(state, path),
    text: (path) => model(path)?.text() ?? null,
    version: (path) => model(path)?.model.getVersionId() ?? null,
    editsSince: (path, version) => model(path)?.editsSince(version) ?? null,
    lineEnding: (path) => model(path)?.lineEnding() ?? null,
    indentSize: (path) => model(path)?.model.getOptions().indentSize ?? null,
    savePoint: (path) => model(path)?.savePoint() ?? null,
    markSaved: (path, savePoint) => model(path)?.markSaved(savePoint),
    markUnsaved: (path) => model(path)?.markSaved(noState),
    isDirty: (path) => model(path)?.isDirty() ?? false,
    replace: (path, text) => news.tellOf(() => model(path)?.replace(text)),
    apply: (path, version, edits: readonly Edit[]) =>
      news.tellOf(() => model(path)?.apply(version, edits) ?? false),
    undo: (path) => void news.tellOf(() => model(path)?.model.undo()),
    redo: (path) => void news.tellOf(() => model(path)?.model.redo()),
    onChange: (listener) => subscribe(changeListeners, listener),
    onCursor: (listener) => subscribe(state.cursorListeners, listener),
    reveal: (path, span, focus) => {
      state.pendingReveal = { path, span, focus };
      state.view?.takeReveal();
    },
    focus: () => state.view?.view.focus(),
    connect: (language) => {
      state.language = language;
    },
    runAction: (id) => state.view?.runAction(id),
    mount: async (host) => {
      const mounted = createEditorView(await loadConnected(state), host, state);
      state.view = mounted;
      return mounted.view;
    },
    compare: async (host, path, diskText) =>
      createComparison(await loadMonaco(), host, model(path), path, diskText),
  };
}

function subscribe<T>(listeners: Set<(value: T) => void>, listener: (value: T) => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

async function openModel(state: SessionState, path: string, text: string): Promise<void> {
  const attempt = Symbol(path);
  state.opening.set(path, attempt);
  const monaco = await loadConnected(state);
  // Closed, or opened anew with another text, while the editor was loading.
  if (state.opening.get(path) !== attempt) return;
  state.opening.delete(path);
  const present = state.models.get(path);
  if (present !== undefined) {
    state.news.tellOf(() => {
      present.replace(text);
      present.markSaved();
    });
    return;
  }
  state.models.set(path, makeTracked(monaco, state, path, text));
}

/** A model whose changes the session tells of. */
function makeTracked(monaco: Monaco, state: SessionState, path: string, text: string) {
  const tracked: TrackedModel = createTrackedModel(
    path,
    text,
    (content) => makeModel(monaco, path, content),
    () => state.news.changed(tracked),
  );
  return tracked;
}

const connected = new WeakSet<SessionState>();

/** Monaco with the providers of this session registered. */
async function loadConnected(state: SessionState): Promise<Monaco> {
  // With Monaco, after the first picture.
  const [monaco, { registerProviders }, { warmTyping }] = await Promise.all([
    loadMonaco(),
    import('./providers/register.ts'),
    import('./warm-typing.ts'),
  ]);
  if (state.language !== null && !connected.has(state)) {
    connected.add(state);
    const byUri = (uri: string) =>
      [...state.models.values(), ...(state.rehearsed === null ? [] : [state.rehearsed])].find(
        ({ model }) => model.uri.toString() === uri,
      );
    const { language } = state;
    registerProviders({ monaco, language, file: (model) => byUri(model.uri.toString()) });
    void warmTyping({
      monaco,
      open: (path, text) => (state.rehearsed = makeTracked(monaco, state, path, text)),
      isWanted: () => [...state.models.values()].every((file) => !file.isDirty()),
    });
  }
  return monaco;
}

function makeModel(monaco: Monaco, path: string, content: string) {
  const uri = monaco.Uri.from({ scheme: workspaceScheme, path: `/${path}` });
  return monaco.editor.createModel(content, isDockerfilePath(path) ? 'dockerfile' : undefined, uri);
}

function closeModel(state: SessionState, path: string): void {
  state.opening.delete(path);
  const present = state.models.get(path);
  if (present === undefined) return;
  state.models.delete(path);
  state.view?.forget(path);
  present.dispose();
}
