import { findLineStarts } from '@stagecraft/dockerfile';
import type { EditorLanguage } from '../../document/editor-language.ts';
import { kindOf } from '../language/language-file.ts';
import type { CheckedText } from '../document-slice.types.ts';
import type { Notices } from '../../language/lint/types.ts';
import type { Ports } from '../ports.ts';
import type { AppState, AppStore } from '../types.ts';

const none: Notices = { notices: [], unchecked: null };

/** Until a text that changes is checked; ms. Nobody reads of a problem between two keys. */
const pause = 150;

/** The text in front with what there is to say of it: the active Dockerfile, ignore or policy file. */
export function checkedText({ checked, activePath }: AppState): CheckedText | null {
  return checked?.path === activePath ? checked : null;
}

/**
 * Keeps `checked` true to the file in front: at once when it comes to the front, after a pause while
 * it is being typed in, and again when something that was looked up for it has come.
 */
export function followNotices(ports: Ports, store: AppStore, language: EditorLanguage): void {
  const lastOf = new Map<string, CheckedText>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = new AbortController();

  const check = async (): Promise<void> => {
    clearTimeout(timer);
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const asked = askedText(ports, store.getState());
    if (asked === null) return;
    const reply = await language.query(asked.path, 'notices', {}, { signal });
    if (signal.aborted || reply === null) return;
    const checked = { ...asked, ...(reply.result ?? none) };
    lastOf.set(asked.path, checked);
    store.setState({ checked });
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void check(), pause);
  };

  language.onChange(later);
  store.subscribe((state, before) => {
    if (readyPath(state) !== readyPath(before)) {
      forgetClosed(state, lastOf);
      const path = readyPath(state);
      store.setState({ checked: path === null ? null : (lastOf.get(path) ?? null) });
      void check();
    } else if (state.snapshot !== before.snapshot) {
      if (state.checked === null) void check();
      else later();
    }
  });
  ports.documents.onChange(({ path }) => {
    const state = store.getState();
    if (path === readyPath(state) && !isDockerfile(state, path)) later();
  });
}

/** The file in front where it is one that is checked, and its text is there. */
function readyPath({ activePath, openFiles }: AppState): string | null {
  const active = openFiles.find(({ path }) => path === activePath);
  if (active?.load !== 'ready') return null;
  return kindOf(active) === null ? null : active.path;
}

function isDockerfile({ openFiles }: AppState, path: string): boolean {
  return openFiles.some((file) => file.path === path && file.dockerfile);
}

/** The present text of the file in front; null while its snapshot is of another one. */
function askedText(ports: Ports, state: AppState): Omit<CheckedText, keyof Notices> | null {
  const path = readyPath(state);
  const version = path === null ? null : ports.documents.version(path);
  if (path === null || version === null) return null;
  if (isDockerfile(state, path)) {
    const { snapshot } = state;
    if (snapshot?.path !== path || snapshot.version !== version) return null;
    return { path, version, model: snapshot.model };
  }
  const text = ports.documents.text(path);
  return text === null
    ? null
    : { path, version, model: { text, lineStarts: findLineStarts(text) } };
}

function forgetClosed({ openFiles }: AppState, lastOf: Map<string, CheckedText>): void {
  for (const path of lastOf.keys()) {
    if (!openFiles.some((file) => file.path === path)) lastOf.delete(path);
  }
}
