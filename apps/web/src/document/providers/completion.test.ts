import type * as api from 'monaco-editor/editor';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Completion } from '../../language/service.ts';
import type { EditorLanguage, EditorReply } from '../editor-language.ts';
import type { Monaco } from '../load-monaco.ts';
import { monacoModel } from '../test/monaco-model.ts';
import { createTrackedModel } from '../tracked-model.ts';
import { completionProvider } from './completion.ts';

const item: Completion = {
  label: 'main.sh',
  kind: 'file',
  insert: 'main.sh',
  replace: { start: 9, end: 9 },
  sort: 'main.sh',
};
const position = { lineNumber: 1, column: 10 };

afterEach(() => void vi.useRealTimers());

/** A promise that is kept when the test says so. */
function promised() {
  let keep = (): void => undefined;
  const kept = new Promise<void>((resolve) => (keep = resolve));
  return { kept, keep };
}

/** Monaco's token of a request, which is cancelled when its list comes to nothing. */
function requestToken() {
  const listeners: (() => void)[] = [];
  const token = {
    isCancellationRequested: false,
    onCancellationRequested: (listener: () => void) => {
      if (token.isCancellationRequested) setTimeout(listener, 0);
      else listeners.push(listener);
      return { dispose: () => void listeners.splice(listeners.indexOf(listener), 1) };
    },
  };
  const cancel = (): void => {
    token.isCancellationRequested = true;
    for (const listener of listeners) listener();
  };
  return { token, cancel };
}

/**
 * An editor with the cursor behind `COPY src/`, where answers come as told: one for each question, the last one
 * for all that follow. `events` are what becomes of the list.
 */
function editorWith(answers: readonly (EditorReply<'completion'> | null)[]) {
  const events: string[] = [];
  const asked: AbortSignal[] = [];
  const state = { position, open: false };
  const keys = new Set<(event: { keyCode: number }) => void>();
  const press = (keyCode: number): void => {
    for (const listener of keys) listener({ keyCode });
  };
  const model = monacoModel('COPY src/');
  const file = createTrackedModel(
    'Dockerfile',
    'COPY src/',
    () => model,
    () => undefined,
  );
  const editor = {
    getModel: () => model,
    getPosition: () => state.position,
    hasTextFocus: () => true,
    getDomNode: () => ({ querySelector: () => (state.open ? {} : null) }),
    onKeyDown: (listener: (event: { keyCode: number }) => void) => {
      keys.add(listener);
      return { dispose: () => keys.delete(listener) };
    },
    trigger: (_source: string, command: string) => events.push(command),
  };
  const monaco = {
    languages: {
      CompletionItemKind: { File: 0 },
      CompletionItemTag: {},
      CompletionItemInsertTextRule: {},
      registerCompletionItemProvider: () => ({ dispose: () => events.push('asked anew') }),
    },
    KeyCode: { Escape: 9 },
    editor: { getEditors: () => [editor] },
  };
  const query = async (
    _path: string,
    _kind: string,
    _params: object,
    how: { signal: AbortSignal },
  ) => {
    asked.push(how.signal);
    // The worker is in another thread: no answer is there in the same turn.
    await new Promise((resolve) => setTimeout(resolve, 0));
    await new Promise((resolve) => setTimeout(resolve, 0));
    return how.signal.aborted ? null : (answers[asked.length - 1] ?? answers.at(-1) ?? null);
  };
  // Only what completion uses of both.
  const context = { monaco, language: { query } } as unknown as {
    monaco: Monaco;
    language: EditorLanguage;
  };
  const provider = completionProvider({ ...context, file: () => file });
  const request = requestToken();
  const complete = async (): Promise<readonly string[]> => {
    const found = await provider.provideCompletionItems(
      model,
      // Monaco's class of positions has methods that are not asked for.
      position as api.Position,
      { triggerKind: 0 },
      request.token,
    );
    return (
      found?.suggestions.map(({ label }) => (typeof label === 'string' ? label : label.label)) ?? []
    );
  };
  return { events, asked, state, model, complete, press, keys, cancel: request.cancel };
}

const reply = (
  items: readonly Completion[],
  settled: Promise<void> | null,
): EditorReply<'completion'> => ({
  result: { items, incomplete: settled !== null },
  pending: settled === null ? [] : [{ kind: 'folder', path: 'src' }],
  settled: settled ?? Promise.resolve(),
});
const open = 'editor.action.triggerSuggest';

test('a list is what is known when it is soon known', async () => {
  const { complete, events } = editorWith([reply([], Promise.resolve()), reply([item], null)]);
  expect(await complete()).toEqual(['main.sh']);
  expect(events).toEqual([]);
});

describe('what comes to be known late', () => {
  /** A list that was empty, and that Monaco has therefore given up. */
  async function emptyList(then: readonly EditorReply<'completion'>[]) {
    vi.useFakeTimers();
    const late = promised();
    const all = editorWith([reply([], late.kept), ...then]);
    const shown = all.complete();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await shown).toEqual([]);
    all.cancel();
    const come = async (): Promise<void> => {
      late.keep();
      await vi.advanceTimersByTimeAsync(1_000);
    };
    return { ...all, come };
  }

  test('opens the list that had nothing to show', async () => {
    const { come, events } = await emptyList([reply([item], null)]);
    await come();
    expect(events).toEqual([open]);
  });

  test('opens it also when it only tells what else is missing', async () => {
    const more = promised();
    const { come, events } = await emptyList([reply([], more.kept), reply([item], null)]);
    await come();
    expect(events).toEqual([]);
    more.keep();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(events).toEqual([open]);
  });

  test('opens none when there is still nothing', async () => {
    const { come, events } = await emptyList([reply([], null)]);
    await come();
    expect(events).toEqual([]);
  });

  test('asks for nothing when the cursor has gone on', async () => {
    const { come, events, asked, state } = await emptyList([reply([item], null)]);
    state.position = { lineNumber: 1, column: 1 };
    await come();
    expect(asked).toHaveLength(1);
    expect(events).toEqual([]);
  });

  test('opens nothing when a person has said not to want it; another key says no such thing', async () => {
    const first = await emptyList([reply([item], null)]);
    first.press(9);
    await first.come();
    expect(first.asked).toHaveLength(1);
    expect(first.events).toEqual([]);
    expect(first.keys.size).toBe(0);
    const second = await emptyList([reply([item], null)]);
    second.press(4);
    await second.come();
    expect(second.events).toEqual([open]);
    expect(second.keys.size).toBe(0);
  });

  test('asks for nothing when the text is another', async () => {
    const { come, asked, model } = await emptyList([reply([item], null)]);
    model.setValue('COPY src/m');
    await come();
    expect(asked).toHaveLength(1);
  });
});

describe('a list with something in it', () => {
  async function shownList(isOpen: boolean) {
    vi.useFakeTimers();
    const late = promised();
    const all = editorWith([reply([item], late.kept)]);
    const shown = all.complete();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await shown).toEqual(['main.sh']);
    all.state.open = isOpen;
    late.keep();
    await vi.advanceTimersByTimeAsync(1_000);
    return all;
  }

  test('is brought up to date without being closed', async () => {
    expect((await shownList(true)).events).toEqual(['asked anew']);
  });

  test('stays closed when a person has closed it', async () => {
    expect((await shownList(false)).events).toEqual([]);
  });
});

test('Escape also ends a list that is still being asked for', async () => {
  const { complete, press, keys } = editorWith([reply([item], null)]);
  const shown = complete();
  press(9);
  expect(await shown).toEqual([]);
  expect(keys.size).toBe(0);
});

test('a request that was given up asks no second time: that would overtake the one after it', async () => {
  vi.useFakeTimers();
  const late = promised();
  const { complete, cancel, asked } = editorWith([reply([], late.kept)]);
  const shown = complete();
  await vi.advanceTimersByTimeAsync(10);
  cancel();
  late.keep();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await shown).toEqual([]);
  expect(asked).toHaveLength(1);
});
