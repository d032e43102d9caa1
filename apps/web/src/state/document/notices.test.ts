import { describe, expect, test, vi } from 'vitest';
import { checkedText } from './notices.ts';
import { openDesk, settled } from './test/desk.ts';

async function deskWith(ignore: string) {
  const desk = openDesk({ Dockerfile: 'FROM a\n', '.dockerignore': ignore });
  await settled();
  await desk.store.getState().openFile('.dockerignore');
  await settled();
  const shown = () => checkedText(desk.store.getState());
  return { ...desk, shown };
}

describe('problems of an ignore file', () => {
  test('are there when it is opened, and follow its text', async () => {
    const { shown, type } = await deskWith('*.log\na[\n');
    expect(shown()).toMatchObject({
      path: '.dockerignore',
      notices: [{ code: 'ignore-pattern', severity: 'error', span: { start: 6, end: 8 } }],
      model: { lineStarts: [0, 6, 9] },
    });
    for (const text of ['*.log\na[b\n', '*.log\na[b]\n']) type('.dockerignore', text);
    await vi.waitFor(() => expect(shown()).toMatchObject({ notices: [], version: 3 }));
  });

  test('give way to those of a Dockerfile, and come back', async () => {
    const { shown, store } = await deskWith('!\n');
    store.getState().activateFile('Dockerfile');
    await vi.waitFor(() => expect(shown()?.path).toBe('Dockerfile'));
    store.getState().activateFile('.dockerignore');
    await vi.waitFor(() => expect(shown()?.notices).toHaveLength(1));
    store.getState().closeFile('.dockerignore');
    expect(shown()?.path).toBe('Dockerfile');
  });
});
