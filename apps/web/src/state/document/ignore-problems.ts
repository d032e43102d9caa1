import { findLineStarts } from '@stagecraft/dockerfile';
import { isIgnorePath } from '../../document/file-kind.ts';
import type { CheckedText } from '../document-slice.types.ts';
import { languageFile } from '../language/language-file.ts';
import type { Ports } from '../ports.ts';
import type { AppState, AppStore } from '../types.ts';

/** The text in front whose problems are known: the active Dockerfile, or the active ignore file. */
export function checkedText(state: AppState): CheckedText | null {
  return state.snapshot ?? state.ignoreFile;
}

/** Keeps `ignoreFile` true to the active ignore file. */
export function followIgnoreFile(ports: Ports, store: AppStore): void {
  const check = async (): Promise<void> => {
    const path = readyIgnorePath(store.getState());
    if (path === null) return;
    const found = await findProblems(ports, store, path);
    // Without an answer the text has changed, and is checked again.
    if (found !== null && store.getState().activePath === path) {
      store.setState({ ignoreFile: found });
    }
  };
  ports.documents.onChange(({ path }) => {
    if (path === readyIgnorePath(store.getState())) void check();
  });
  store.subscribe((state, before) => {
    if (readyIgnorePath(state) === readyIgnorePath(before)) return;
    if (state.ignoreFile !== null) store.setState({ ignoreFile: null });
    void check();
  });
}

function readyIgnorePath({ activePath, openFiles }: AppState): string | null {
  if (activePath === null || !isIgnorePath(activePath)) return null;
  const ready = openFiles.some(({ path, load }) => path === activePath && load === 'ready');
  return ready ? activePath : null;
}

async function findProblems(
  ports: Ports,
  store: AppStore,
  path: string,
): Promise<CheckedText | null> {
  const state = store.getState();
  const file = languageFile(ports, state, path);
  const version = ports.documents.version(path);
  const text = ports.documents.text(path);
  if (file === null || version === null || text === null) return null;
  const { language } = state;
  const reply = await ports.language.query(file, { kind: 'problems', params: {}, language });
  if (reply === null || reply.result === null) return null;
  const model = { text, lineStarts: findLineStarts(text) };
  return { path, version, model, problems: reply.result };
}
