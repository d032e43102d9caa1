import { describe, expect, test } from 'vitest';
import { openDesk } from './test/desk.ts';

/** A file into which a letter was typed of which nobody was told yet. */
async function typedJustNow() {
  const desk = openDesk({ Dockerfile: 'FROM a\n' });
  await desk.store.getState().openFile('Dockerfile');
  desk.typeUntold('Dockerfile', 'FROM ab\n');
  return desk;
}

describe('a letter that was typed just now', () => {
  test('keeps its file from being closed', async () => {
    const { store, file, textNow } = await typedJustNow();
    expect(store.getState().closeFile('Dockerfile')).toBe(false);
    expect(file('Dockerfile')).toBeDefined();
    expect(textNow('Dockerfile')).toBe('FROM ab\n');
  });

  test('is saved', async () => {
    const { store, disk } = await typedJustNow();
    expect(await store.getState().saveFile('Dockerfile')).toBe(true);
    expect(disk.files.get('Dockerfile')).toBe('FROM ab\n');
  });

  test('is saved with all files', async () => {
    const { store, disk } = await typedJustNow();
    expect(await store.getState().saveAll()).toBe(true);
    expect(disk.files.get('Dockerfile')).toBe('FROM ab\n');
  });

  test('is not replaced by what comes from the disk', async () => {
    const { disk, file, textNow, tellChange } = await typedJustNow();
    disk.files.set('Dockerfile', 'FROM b\n');
    await tellChange('Dockerfile');
    expect(textNow('Dockerfile')).toBe('FROM ab\n');
    expect(file('Dockerfile')?.conflict).toMatchObject({ diskText: 'FROM b\n' });
  });

  test('is asked about before the workspace is left', async () => {
    const { store } = await typedJustNow();
    store.getState().leaveFor(null);
    expect(store.getState().leaveRequest).toEqual({ to: null, file: null });
    expect(store.getState().workspace).not.toBeNull();
  });
});
