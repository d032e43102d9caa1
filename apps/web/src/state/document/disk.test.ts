import { describe, expect, test } from 'vitest';
import { openDesk, settled } from './test/desk.ts';

async function openedDesk(text = 'FROM a\n') {
  const desk = openDesk({ Dockerfile: text, 'api/Dockerfile': 'FROM api\n' });
  await desk.store.getState().openFile('Dockerfile');
  await settled();
  return desk;
}

describe('a change on disk', () => {
  test('reaches a file without unsaved changes, is told, and can be undone', async () => {
    const desk = await openedDesk();
    desk.disk.files.set('Dockerfile', 'FROM b\n');
    await desk.tellChange('Dockerfile');
    expect(desk.textNow('Dockerfile')).toBe('FROM b\n');
    expect(desk.file('Dockerfile')).toMatchObject({ dirty: false, conflict: null });
    expect(desk.store.getState().documentNotice).toMatchObject({
      kind: 'reloaded',
      path: 'Dockerfile',
    });
    desk.undo('Dockerfile');
    expect(desk.textNow('Dockerfile')).toBe('FROM a\n');
    expect(desk.file('Dockerfile')?.dirty).toBe(true);
  });

  test('does not touch unsaved changes', async () => {
    const desk = await openedDesk();
    desk.type('Dockerfile', 'FROM mine\n');
    desk.disk.files.set('Dockerfile', 'FROM theirs\n');
    await desk.tellChange('Dockerfile');
    expect(desk.textNow('Dockerfile')).toBe('FROM mine\n');
    expect(desk.file('Dockerfile')?.conflict).toMatchObject({
      kind: 'changed',
      diskText: 'FROM theirs\n',
    });
  });

  test('that is taken back takes the conflict with it', async () => {
    const desk = await openedDesk();
    desk.type('Dockerfile', 'FROM mine\n');
    desk.disk.files.set('Dockerfile', 'FROM theirs\n');
    await desk.tellChange('Dockerfile');
    desk.disk.files.set('Dockerfile', 'FROM a\n');
    await desk.tellChange('Dockerfile');
    expect(desk.file('Dockerfile')?.conflict).toBeNull();
    expect(desk.textNow('Dockerfile')).toBe('FROM mine\n');
  });

  test('of our own saving is no news', async () => {
    const desk = await openedDesk();
    desk.type('Dockerfile', 'FROM b\n');
    await desk.store.getState().saveFile('Dockerfile');
    await desk.tellChange('Dockerfile');
    expect(desk.store.getState().documentNotice).toBeNull();
    expect(desk.file('Dockerfile')).toMatchObject({ dirty: false, conflict: null });
  });

  test('of another file or an unreachable server changes nothing', async () => {
    const desk = await openedDesk();
    desk.disk.files.set('Dockerfile', 'FROM b\n');
    await desk.tellChange('api/Dockerfile', '');
    desk.disk.offline = true;
    await desk.tellChange('Dockerfile');
    expect(desk.textNow('Dockerfile')).toBe('FROM a\n');
  });

  test('of a folder concerns the files in it', async () => {
    const desk = await openedDesk();
    await desk.store.getState().openFile('api/Dockerfile');
    desk.disk.files.set('api/Dockerfile', 'FROM b\n');
    await desk.tellChange('api');
    expect(desk.textNow('api/Dockerfile')).toBe('FROM b\n');
  });
});

describe('a deleted file', () => {
  test('keeps its text here, says so, and is written again when kept', async () => {
    const desk = await openedDesk();
    desk.disk.files.delete('Dockerfile');
    await desk.tellChange('Dockerfile');
    expect(desk.file('Dockerfile')?.conflict?.kind).toBe('deleted');
    expect(desk.textNow('Dockerfile')).toBe('FROM a\n');
    await desk.store.getState().resolveConflict('Dockerfile', 'keep');
    expect(desk.file('Dockerfile')).toMatchObject({ conflict: null, dirty: true });
    expect(await desk.store.getState().saveFile('Dockerfile')).toBe(true);
    expect(desk.disk.files.get('Dockerfile')).toBe('FROM a\n');
  });

  test('that was kept here is not overwritten when it comes back as another', async () => {
    const desk = await openedDesk();
    desk.disk.files.delete('Dockerfile');
    await desk.tellChange('Dockerfile');
    await desk.store.getState().resolveConflict('Dockerfile', 'keep');
    desk.disk.files.set('Dockerfile', 'FROM theirs\n');
    expect(await desk.store.getState().saveFile('Dockerfile')).toBe(false);
    expect(desk.disk.files.get('Dockerfile')).toBe('FROM theirs\n');
    expect(desk.textNow('Dockerfile')).toBe('FROM a\n');
  });

  test('that comes back unchanged is as before', async () => {
    const desk = await openedDesk();
    desk.disk.files.delete('Dockerfile');
    await desk.tellChange('Dockerfile');
    desk.disk.files.set('Dockerfile', 'FROM a\n');
    await desk.tellChange('Dockerfile');
    expect(desk.file('Dockerfile')).toMatchObject({ conflict: null, dirty: false });
  });
});
