import { expect, test } from 'vitest';
import { openDesk } from './test/desk.ts';

test('a file’s line ending is known once it is read and follows its text and the disk', async () => {
  const desk = openDesk({ Dockerfile: 'FROM a\r\nRUN b\r\n' });
  const opening = desk.store.getState().openFile('Dockerfile');
  expect(desk.file('Dockerfile')?.lineEnding).toBeNull();
  await opening;
  expect(desk.file('Dockerfile')?.lineEnding).toBe('crlf');
  desk.type('Dockerfile', 'FROM a\r\nRUN b\n');
  expect(desk.file('Dockerfile')?.lineEnding).toBe('mixed');
  desk.undo('Dockerfile');
  await desk.store.getState().saveFile('Dockerfile');
  desk.disk.files.set('Dockerfile', 'FROM a\nRUN b\n');
  await desk.tellChange('Dockerfile');
  expect(desk.file('Dockerfile')?.lineEnding).toBe('lf');
});

test('typing that leaves the line ending as it is gives no new list of files', async () => {
  const desk = openDesk({ Dockerfile: 'FROM a\n' });
  await desk.store.getState().openFile('Dockerfile');
  desk.type('Dockerfile', 'FROM ab\n');
  const { openFiles } = desk.store.getState();
  desk.type('Dockerfile', 'FROM abc\n');
  expect(desk.store.getState().openFiles).toBe(openFiles);
});
