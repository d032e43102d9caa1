import { describe, expect, test } from 'vitest';
import { openDesk, settled } from './test/desk.ts';

async function openedDesk(text = 'FROM a\n') {
  const desk = openDesk({ Dockerfile: text });
  await desk.store.getState().openFile('Dockerfile');
  await settled();
  return desk;
}

describe('saving', () => {
  test('writes the text and makes the file clean', async () => {
    const desk = await openedDesk();
    desk.type('Dockerfile', 'FROM b\n');
    expect(desk.file('Dockerfile')?.dirty).toBe(true);
    expect(await desk.store.getState().saveFile('Dockerfile')).toBe(true);
    expect(desk.disk.files.get('Dockerfile')).toBe('FROM b\n');
    expect(desk.file('Dockerfile')).toMatchObject({ dirty: false, saving: false, conflict: null });
  });

  test('keeps what is typed meanwhile as unsaved', async () => {
    const desk = await openedDesk();
    desk.type('Dockerfile', 'FROM b\n');
    const saving = desk.store.getState().saveFile('Dockerfile');
    desk.type('Dockerfile', 'FROM c\n');
    expect(await saving).toBe(true);
    expect(desk.disk.files.get('Dockerfile')).toBe('FROM b\n');
    expect(desk.file('Dockerfile')?.dirty).toBe(true);
  });

  test('twice at once is one after the other, not a conflict', async () => {
    const desk = await openedDesk();
    desk.type('Dockerfile', 'FROM b\n');
    const first = desk.store.getState().saveFile('Dockerfile');
    desk.type('Dockerfile', 'FROM c\n');
    const second = desk.store.getState().saveFile('Dockerfile');
    expect(await Promise.all([first, second])).toEqual([true, true]);
    expect(desk.disk.files.get('Dockerfile')).toBe('FROM c\n');
  });

  test('over a text that someone else wrote is refused and shown as a conflict', async () => {
    const desk = await openedDesk();
    desk.type('Dockerfile', 'FROM mine\n');
    desk.disk.files.set('Dockerfile', 'FROM theirs\n');
    expect(await desk.store.getState().saveFile('Dockerfile')).toBe(false);
    expect(desk.disk.files.get('Dockerfile')).toBe('FROM theirs\n');
    expect(desk.textNow('Dockerfile')).toBe('FROM mine\n');
    expect(desk.file('Dockerfile')?.conflict).toEqual({
      kind: 'changed',
      diskText: 'FROM theirs\n',
      diskVersion: 'v:FROM theirs\n',
    });
  });

  test('stays refused until the person has chosen', async () => {
    const desk = await openedDesk();
    desk.type('Dockerfile', 'FROM mine\n');
    desk.disk.files.set('Dockerfile', 'FROM theirs\n');
    await desk.store.getState().saveFile('Dockerfile');
    expect(await desk.store.getState().saveFile('Dockerfile')).toBe(false);
    expect(desk.disk.files.get('Dockerfile')).toBe('FROM theirs\n');
  });

  test('is no conflict when the disk holds our very text', async () => {
    const desk = await openedDesk();
    desk.type('Dockerfile', 'FROM mine\n');
    desk.disk.files.set('Dockerfile', 'FROM mine\n');
    expect(await desk.store.getState().saveFile('Dockerfile')).toBe(true);
    expect(desk.file('Dockerfile')).toMatchObject({ dirty: false, conflict: null });
  });

  test('without the server says so, keeps the text, and works again later', async () => {
    const desk = await openedDesk();
    desk.type('Dockerfile', 'FROM b\n');
    desk.disk.offline = true;
    expect(await desk.store.getState().saveFile('Dockerfile')).toBe(false);
    expect(desk.file('Dockerfile')).toMatchObject({ dirty: true, saving: false });
    expect(desk.file('Dockerfile')?.problem).not.toBeNull();
    desk.disk.offline = false;
    expect(await desk.store.getState().saveFile('Dockerfile')).toBe(true);
    expect(desk.file('Dockerfile')?.problem).toBeNull();
  });
});

describe('a conflict', () => {
  async function conflict() {
    const desk = await openedDesk();
    desk.type('Dockerfile', 'FROM mine\n');
    desk.disk.files.set('Dockerfile', 'FROM theirs\n');
    await desk.store.getState().saveFile('Dockerfile');
    return desk;
  }

  test('kept as mine: the next saving goes over the disk', async () => {
    const desk = await conflict();
    await desk.store.getState().resolveConflict('Dockerfile', 'keep');
    expect(desk.file('Dockerfile')).toMatchObject({ conflict: null, dirty: true });
    expect(await desk.store.getState().saveFile('Dockerfile')).toBe(true);
    expect(desk.disk.files.get('Dockerfile')).toBe('FROM mine\n');
  });

  test('kept as mine, but the disk changed once more: it is a conflict again', async () => {
    const desk = await conflict();
    await desk.store.getState().resolveConflict('Dockerfile', 'keep');
    desk.disk.files.set('Dockerfile', 'FROM newer\n');
    expect(await desk.store.getState().saveFile('Dockerfile')).toBe(false);
    expect(desk.file('Dockerfile')?.conflict?.diskText).toBe('FROM newer\n');
  });

  test('taken from the disk: its newest text, and undo brings mine back', async () => {
    const desk = await conflict();
    desk.disk.files.set('Dockerfile', 'FROM newer\n');
    await desk.store.getState().resolveConflict('Dockerfile', 'reload');
    expect(desk.textNow('Dockerfile')).toBe('FROM newer\n');
    expect(desk.file('Dockerfile')).toMatchObject({ conflict: null, dirty: false });
    desk.undo('Dockerfile');
    expect(desk.textNow('Dockerfile')).toBe('FROM mine\n');
    expect(desk.file('Dockerfile')?.dirty).toBe(true);
  });
});
