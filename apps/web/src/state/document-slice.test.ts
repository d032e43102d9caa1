import { describe, expect, test } from 'vitest';
import { openDesk, settled } from './document/test/desk.ts';

const twoStages = 'FROM busybox AS build\nRUN make\n\nFROM busybox\nCOPY --from=build /a /b\n';

async function deskWith(files: Record<string, string>, stored: Record<string, string> = {}) {
  const desk = openDesk(files, stored);
  await settled();
  return desk;
}

describe('tabs', () => {
  test('begin with the Dockerfile that a build takes by itself, or the first one', async () => {
    const both = await deskWith({ 'Api.Dockerfile': twoStages, Dockerfile: twoStages });
    expect(both.store.getState().activePath).toBe('Dockerfile');
    const named = await deskWith({ 'api.Dockerfile': twoStages, 'web.Dockerfile': twoStages });
    expect(named.store.getState().activePath).toBe('api.Dockerfile');
  });

  test('come back as they were left, without files that are gone', async () => {
    const tabs = { paths: ['Dockerfile', 'gone.txt', 'a.txt'], active: 'a.txt' };
    const { store } = await deskWith(
      { Dockerfile: twoStages, 'a.txt': 'a' },
      { 'stagecraft.tabs.w': JSON.stringify(tabs) },
    );
    expect(store.getState().openFiles.map((file) => file.path)).toEqual(['Dockerfile', 'a.txt']);
    expect(store.getState().activePath).toBe('a.txt');
  });

  test('with unsaved changes close only when the person says so', async () => {
    const { store, type } = await deskWith({ Dockerfile: twoStages });
    type('Dockerfile', 'FROM x\n');
    expect(store.getState().closeFile('Dockerfile')).toBe(false);
    store.getState().askToClose('Dockerfile');
    expect(store.getState().closeQuestion).toBe('Dockerfile');
    expect(store.getState().closeFile('Dockerfile', true)).toBe(true);
    expect(store.getState()).toMatchObject({
      openFiles: [],
      activePath: null,
      closeQuestion: null,
    });
  });

  test('of a file that cannot be read say why, and try again', async () => {
    const { store, disk, file } = await deskWith({ Dockerfile: twoStages });
    await store.getState().openFile('later.txt');
    expect(file('later.txt')).toMatchObject({ load: 'failed', problem: { code: 'not_found' } });
    disk.files.set('later.txt', 'x');
    await store.getState().openFile('later.txt');
    expect(file('later.txt')).toMatchObject({ load: 'ready', problem: null });
  });

  test('go away with the workspace', async () => {
    const { store, textNow } = await deskWith({ Dockerfile: twoStages });
    store.setState({ workspace: null });
    await settled();
    expect(store.getState()).toMatchObject({ openFiles: [], activePath: null, snapshot: null });
    expect(textNow('Dockerfile')).toBeNull();
  });
});

describe('the snapshot', () => {
  test('follows the text', async () => {
    const { store, type } = await deskWith({ Dockerfile: twoStages });
    expect(store.getState().snapshot?.graph.stages).toHaveLength(2);
    type('Dockerfile', `${twoStages}FROM scratch\n`);
    await settled();
    expect(store.getState().snapshot?.graph.stages).toHaveLength(3);
  });

  test('costs two parses for many keystrokes at once, and ends with the last', async () => {
    const { store, type, parsed } = await deskWith({ Dockerfile: 'FROM a\n' });
    const before = parsed.length;
    for (const name of ['ab', 'abc', 'abcd', 'abcde']) type('Dockerfile', `FROM ${name}\n`);
    await settled();
    expect(parsed.length - before).toBe(2);
    expect(store.getState().snapshot?.model.text).toBe('FROM abcde\n');
  });

  test('follows the target and the build arguments', async () => {
    const { store } = await deskWith({ Dockerfile: 'ARG V=1\nFROM a:$V AS x\nFROM b\n' });
    store.getState().setTarget('x');
    store.getState().setBuildOptions({ buildArgs: { V: '2' } });
    await settled();
    const graph = store.getState().snapshot?.graph;
    expect(graph?.target).toBe(0);
    expect(graph?.images.map((image) => image.ref)).toContain('a:2');
  });

  test('is none for a file that is no Dockerfile', async () => {
    const { store } = await deskWith({ Dockerfile: twoStages, 'a.txt': 'FROM a' });
    await store.getState().openFile('a.txt');
    await settled();
    expect(store.getState().snapshot).toBeNull();
    store.getState().activateFile('Dockerfile');
    await settled();
    expect(store.getState().snapshot?.path).toBe('Dockerfile');
  });
});

describe('the instruction at the cursor', () => {
  test('is found, also in the middle of its lines', async () => {
    const { store, putCursor } = await deskWith({ Dockerfile: twoStages });
    putCursor('Dockerfile', twoStages.indexOf('make'));
    expect(store.getState().cursorInstruction).toBe(1);
    putCursor('Dockerfile', twoStages.indexOf('\n\n') + 1);
    expect(store.getState().cursorInstruction).toBeNull();
  });

  test('does not jump to the next one while the newest text is being read', async () => {
    const { store, putCursor, type } = await deskWith({ Dockerfile: 'RUN a\nRUN b\n' });
    putCursor('Dockerfile', 5);
    const seen = new Set<number | null>();
    store.subscribe((state) => seen.add(state.cursorInstruction));
    type('Dockerfile', 'RUN ab\nRUN b\n');
    putCursor('Dockerfile', 6);
    await settled();
    expect([...seen]).toEqual([0]);
  });
});

describe('places of nodes', () => {
  test('are kept for each Dockerfile and given up by tidying', async () => {
    const { store, storage } = await deskWith({
      Dockerfile: twoStages,
      'b/Dockerfile': 'FROM b\n',
    });
    store.getState().moveNode('stage:build', { x: 1, y: 2 });
    await store.getState().openFile('b/Dockerfile');
    expect(store.getState().nodePositions).toEqual({});
    store.getState().activateFile('Dockerfile');
    expect(store.getState().nodePositions).toEqual({ 'stage:build': { x: 1, y: 2 } });
    store.getState().tidyGraph();
    expect(store.getState().nodePositions).toEqual({});
    expect(storage.has('stagecraft.graph.w.Dockerfile')).toBe(false);
  });
});
