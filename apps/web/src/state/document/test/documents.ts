import { applyEdits } from '@stagecraft/dockerfile';
import { nameEnding, splitText } from '../../../document/line-endings.ts';
import type { CursorPosition, DocumentChange, DocumentSession } from '../../../document/session.ts';

interface Text {
  states: { readonly text: string; readonly point: number }[];
  /** Index in `states`. */
  now: number;
  version: number;
  saved: number;
}

/** Documents without Monaco: each change is a state that undo goes back over. */
export function createFakeDocuments() {
  const texts = new Map<string, Text>();
  const changes = new Set<(change: DocumentChange) => void>();
  const cursors = new Set<(cursor: CursorPosition) => void>();
  const tell = (path: string): void => {
    const version = texts.get(path)?.version;
    if (version === undefined) return;
    for (const listener of changes) listener({ path, version });
  };
  const moveUntold = (path: string, to: (text: Text) => void): void => {
    const text = texts.get(path);
    if (text === undefined) return;
    to(text);
    text.version++;
  };
  const move = (path: string, to: (text: Text) => void): void => {
    moveUntold(path, to);
    tell(path);
  };
  /** As typing does until its event is over. */
  const typeUntold = (path: string, next: string): void =>
    moveUntold(path, (text) => {
      const state = { text: next, point: text.version + 1 };
      text.states = [...text.states.slice(0, text.now + 1), state];
      text.now++;
    });
  const write = (path: string, next: string): void => {
    typeUntold(path, next);
    tell(path);
  };
  const undo = (path: string): void => move(path, (text) => (text.now = Math.max(0, text.now - 1)));
  const redo = (path: string): void =>
    move(path, (text) => (text.now = Math.min(text.states.length - 1, text.now + 1)));
  const present = (path: string): string | null => {
    const text = texts.get(path);
    return text?.states[text.now]?.text ?? null;
  };
  const point = (path: string): number | null => {
    const text = texts.get(path);
    return text?.states[text.now]?.point ?? null;
  };
  const session: DocumentSession = {
    open: async (path, text) =>
      void texts.set(path, { states: [{ text, point: 1 }], now: 0, version: 1, saved: 1 }),
    close: (path) => void texts.delete(path),
    text: present,
    version: (path) => texts.get(path)?.version ?? null,
    editsSince: () => null,
    lineEnding: (path) => {
      const text = present(path);
      return text === null ? null : nameEnding(splitText(text).form);
    },
    indentSize: (path) => (texts.has(path) ? 4 : null),
    savePoint: point,
    markSaved: (path, saved = point(path) ?? -1) => {
      const text = texts.get(path);
      if (text !== undefined) text.saved = saved;
    },
    markUnsaved: (path) => {
      const text = texts.get(path);
      if (text !== undefined) text.saved = -1;
    },
    isDirty: (path) => {
      const text = texts.get(path);
      return text !== undefined && text.saved !== point(path);
    },
    replace: write,
    apply: (path, version, edits) => {
      const text = present(path);
      if (text === null || texts.get(path)?.version !== version) return false;
      write(path, applyEdits(text, edits));
      return true;
    },
    undo,
    redo,
    onChange: (listener) => {
      changes.add(listener);
      return () => void changes.delete(listener);
    },
    onCursor: (listener) => {
      cursors.add(listener);
      return () => void cursors.delete(listener);
    },
    reveal: () => undefined,
    focus: () => undefined,
    connect: () => undefined,
    runAction: () => undefined,
    mount: () => Promise.reject(new Error('no page')),
    compare: () => Promise.reject(new Error('no page')),
  };
  const putCursor = (path: string, offset: number): void => {
    for (const listener of cursors) listener({ path, offset, line: 1, column: offset + 1 });
  };
  return { session, type: write, typeUntold, undo, redo, textNow: present, putCursor };
}
