import { describe, expect, test, vi } from 'vitest';
import { openDesk, settled } from '../document/test/desk.ts';
import { inTurn } from './in-turn.ts';

const text =
  'FROM busybox AS one\n# why\nRUN a\nRUN b\n\nFROM busybox AS two\nCOPY --from=one /x /y\n';

async function desk() {
  const made = openDesk({ Dockerfile: text });
  await settled();
  const state = () => made.store.getState();
  const settle = async <T>(promise: Promise<T>): Promise<T> => {
    const result = await promise;
    await settled();
    return result;
  };
  return { ...made, state, settle, now: () => made.textNow('Dockerfile') };
}

const moveDown = {
  kind: 'moveInstructions',
  instructions: [1],
  place: { stage: 0, before: null },
} as const;
const moved = text.replace('# why\nRUN a\nRUN b\n', 'RUN b\n# why\nRUN a\n');

describe('a gesture', () => {
  test('becomes one step of the text, is told of, and what it made is selected', async () => {
    const { state, settle, now, undo } = await desk();
    expect(await settle(state().perform(moveDown))).toBe(true);
    expect(now()).toBe(moved);
    expect(state().canvasNotice).toMatchObject({ kind: 'done', count: 1 });
    expect(state().canvasNotice?.text).not.toBe('');
    const { model } = state().snapshot ?? {};
    expect(state().selection.rows).toEqual([model?.instructions[2]?.id]);
    undo('Dockerfile');
    expect(now()).toBe(text);
  });

  test('that is refused changes nothing, and says why in the language of the page', async () => {
    const { state, settle, now } = await desk();
    state().setLanguage('zh-CN');
    const broken = { kind: 'replaceInstruction', instruction: 1, text: 'COPY x' } as const;
    expect(await settle(state().perform(broken))).toBe(false);
    expect(now()).toBe(text);
    expect(state().canvasNotice?.kind).toBe('refused');
    expect(state().canvasNotice?.text).toMatch(/[\u4e00-\u9fff]/);
  });

  test('on a text that has changed meanwhile is not done', async () => {
    const { state, settle, now, type } = await desk();
    type('Dockerfile', `# new\n${text}`);
    expect(await settle(state().perform(moveDown))).toBe(false);
    expect(now()).toBe(`# new\n${text}`);
    expect(state().canvasNotice?.kind).toBe('stale');
  });

  test('that changes nothing is nothing to undo', async () => {
    const { state, settle, now } = await desk();
    const here = { ...moveDown, place: { stage: 0, before: 1 } };
    expect(await settle(state().perform(here))).toBe(true);
    expect(now()).toBe(text);
    expect(state().canvasNotice).toBeNull();
  });

  test('is undone and redone from the canvas too', async () => {
    const { state, settle, now } = await desk();
    await settle(state().perform(moveDown));
    state().undoText();
    expect(now()).toBe(text);
    expect(state().canvasNotice?.kind).toBe('undone');
    await settled();
    state().redoText();
    expect(now()).toBe(moved);
    expect(state().canvasNotice?.kind).toBe('redone');
  });
});

describe('undo and redo', () => {
  test('come after the gesture that is still on its way', async () => {
    const { state, settle, now } = await desk();
    const gesture = state().perform(moveDown);
    state().undoText();
    expect(await settle(gesture)).toBe(true);
    expect(now()).toBe(text);
    expect(state().canvasNotice?.kind).toBe('undone');
  });

  test('come in the order of gestures that wait for their turn', async () => {
    const { store, state, now } = await desk();
    const down = () =>
      state()
        .perform(moveDown)
        .then(() => undefined);
    const up = { ...moveDown, instructions: [2], place: { stage: 0, before: 1 } } as const;
    void inTurn(store, down);
    void inTurn(store, () =>
      state()
        .perform(up)
        .then(() => undefined),
    );
    state().undoText();
    state().undoText();
    state().redoText();
    await vi.waitFor(() =>
      expect(state().canvasNotice).toMatchObject({ kind: 'redone', count: 5 }),
    );
    expect(now()).toBe(moved);
  });

  test('are not kept back by work that failed', async () => {
    const { store, state, settle, now } = await desk();
    await settle(state().perform(moveDown));
    const broken = inTurn(store, () => Promise.reject(new Error('no')));
    state().undoText();
    await expect(broken).rejects.toThrow('no');
    await settled();
    expect(now()).toBe(text);
  });
});

describe('saving', () => {
  test('waits for gestures that were made before', async () => {
    const { state, now, disk } = await desk();
    void state().perform(moveDown);
    expect(await state().saveFile('Dockerfile')).toBe(true);
    expect(now()).toBe(moved);
    expect(disk.files.get('Dockerfile')).toBe(moved);
  });

  test('of all files does, too', async () => {
    const { state, disk } = await desk();
    void state().perform(moveDown);
    expect(await state().saveAll()).toBe(true);
    expect(disk.files.get('Dockerfile')).toBe(moved);
  });
});

describe('a preview', () => {
  test('tells what would happen, without doing it', async () => {
    const { state, settle, now } = await desk();
    await settle(state().previewIntent(moveDown));
    expect(now()).toBe(text);
    const answer = state().gesture?.answer;
    expect(answer).toMatchObject({ ok: true, whole: null });
    expect(answer?.ok === true ? answer.consequence.removed : null).toEqual([1]);
    await state().previewIntent(null);
    expect(state().gesture).toBeNull();
  });

  test('that was ended while it was thought about does not come back', async () => {
    const { state, settle } = await desk();
    const asked = state().previewIntent(moveDown);
    await state().previewIntent(null);
    await settle(asked);
    expect(state().gesture).toBeNull();
  });

  test('with graph and text gives the Dockerfile as it would be', async () => {
    const { state } = await desk();
    const answer = await state().askIntent(moveDown);
    expect(answer?.ok === true ? answer.whole?.model.text : null).toBe(moved);
  });
});

describe('the selection', () => {
  test('lets go of what the text has no more', async () => {
    const { state, type } = await desk();
    const [, first, second] = state().snapshot?.model.instructions ?? [];
    state().select({ rows: [first?.id ?? '', second?.id ?? ''] });
    state().setSpotlight(first?.id ?? null);
    type('Dockerfile', text.replace('RUN a\n', ''));
    await settled();
    expect(state().selection.rows).toEqual([second?.id]);
    expect(state().spotlight).toBeNull();
  });

  test('stays with what is written anew at its place', async () => {
    const { state, type } = await desk();
    state().select({ rows: [state().snapshot?.model.instructions[1]?.id ?? ''] });
    state().setOpenForm(state().selection.rows[0] ?? null);
    type('Dockerfile', text.replace('RUN a\n', 'RUN a --more\n'));
    await settled();
    const id = state().snapshot?.model.instructions[1]?.id;
    expect(state().selection.rows).toEqual([id]);
    expect(state().openForm).toBe(id);
  });

  test('of a stage goes with its new name', async () => {
    const { state, settle } = await desk();
    state().select({ nodes: ['stage:one'] });
    await settle(state().perform({ kind: 'renameStage', stage: 0, name: 'first' }));
    expect(state().selection.nodes).toEqual(['stage:first']);
  });

  test('is another one in another file', async () => {
    const { state, settle } = await desk();
    state().select({ nodes: ['stage:one'] });
    await settle(state().openFile('other.Dockerfile'));
    state().select({ nodes: ['stage:one'] });
    state().activateFile('Dockerfile');
    await settled();
    expect(state().selection.nodes).toEqual([]);
  });
});
