import { instructionAt } from '@stagecraft/dockerfile';
import type { CursorPosition } from '../../document/session.ts';
import type { Snapshot } from '../document-slice.types.ts';
import type { Ports } from '../ports.ts';
import { forgetClosedFiles, languageFile } from '../language/language-file.ts';
import type { AppState, AppStore } from '../types.ts';
import { findFile, patchFile } from './files.ts';

/**
 * Keeps `snapshot` true to the active Dockerfile. As it changes when the worker is free; while it works, the
 * newest text waits, so fast typing costs one parse after the other and never a queue of them.
 */
export function followText(ports: Ports, store: AppStore): void {
  const feed = createFeed(ports, store);
  ports.documents.onChange(({ path }) => {
    patchFile(store, path, {
      dirty: ports.documents.isDirty(path),
      lineEnding: ports.documents.lineEnding(path),
    });
    if (path === store.getState().activePath) feed.refresh();
  });
  store.subscribe((state, before) => {
    const moved = state.activePath !== before.activePath || isReady(state) !== isReady(before);
    if (moved) feed.show();
    else if (optionsDiffer(state, before)) feed.refresh();
  });
  ports.language.onCrash((what) => {
    const count = (store.getState().documentNotice?.count ?? 0) + 1;
    const kind = what === 'restarted' ? 'languageRestarted' : 'languageStopped';
    store.setState({ documentNotice: { kind, path: store.getState().activePath ?? '', count } });
  });
  forgetClosedFiles(ports, store);
  followCursor(ports, store);
}

function isReady(state: AppState): boolean {
  return state.openFiles.some((file) => file.path === state.activePath && file.load === 'ready');
}

function optionsDiffer(state: AppState, before: AppState): boolean {
  return (
    state.target !== before.target ||
    state.buildOptions?.buildArgs !== before.buildOptions?.buildArgs ||
    state.buildOptions?.platforms !== before.buildOptions?.platforms
  );
}

interface Feed {
  /** Another file is active: its last snapshot is shown until the new one is there. */
  show(): void;
  /** Text or options changed. */
  refresh(): void;
}

function createFeed(ports: Ports, store: AppStore): Feed {
  const lastOf = new Map<string, Snapshot>();
  /** Path → whether something changed since its request was sent. */
  const asked = new Map<string, boolean>();

  const publish = (snapshot: Snapshot): void => {
    if (findFile(store, snapshot.path) === undefined) return;
    lastOf.set(snapshot.path, snapshot);
    if (store.getState().activePath !== snapshot.path) return;
    store.setState({ snapshot });
  };
  const ask = async (path: string): Promise<void> => {
    const file = languageFile(ports, store.getState(), path);
    if (file === null) return;
    asked.set(path, false);
    const snapshot = await ports.language.snapshot(file);
    const again = asked.get(path) === true;
    asked.delete(path);
    if (snapshot !== null) publish(snapshot);
    if (again) await ask(path);
  };
  const refresh = (): void => {
    const { activePath } = store.getState();
    if (activePath === null || !isDrawable(store, activePath)) return;
    if (asked.has(activePath)) asked.set(activePath, true);
    else void ask(activePath);
  };
  return {
    refresh,
    show: () => {
      const { activePath, openFiles } = store.getState();
      for (const path of lastOf.keys()) {
        if (!openFiles.some((file) => file.path === path)) lastOf.delete(path);
      }
      const known = activePath === null ? undefined : lastOf.get(activePath);
      store.setState({ snapshot: known ?? null, cursorInstruction: null });
      refresh();
    },
  };
}

function isDrawable(store: AppStore, path: string): boolean {
  const file = findFile(store, path);
  return file?.dockerfile === true && file.load === 'ready';
}

/** `cursor` and the instruction it is in, which also changes when the text around it does. */
function followCursor(ports: Ports, store: AppStore): void {
  let latest: CursorPosition | null = null;
  const locate = (): void => {
    const { snapshot, activePath, cursorInstruction } = store.getState();
    // The cursor is ahead of an older snapshot: its offset would name the wrong instruction there.
    if (snapshot !== null && snapshot.version !== ports.documents.version(snapshot.path)) return;
    const here = latest?.path === activePath ? latest : null;
    const found =
      here === null || snapshot === null || snapshot.path !== here.path
        ? null
        : (instructionAt(snapshot.model, here.offset)?.index ?? null);
    if (found !== cursorInstruction) store.setState({ cursorInstruction: found });
  };
  ports.documents.onCursor((cursor) => {
    latest = cursor;
    store.setState({ cursor: { line: cursor.line, column: cursor.column } });
    locate();
  });
  store.subscribe((state, before) => {
    if (state.activePath === null && before.activePath !== null) store.setState({ cursor: null });
    if (state.snapshot !== before.snapshot) locate();
  });
}
