import { describe, expect, test } from 'vitest';
import { openDesk, settled } from './test/desk.ts';

const text = 'FROM busybox AS one\nRUN a\n\nFROM busybox AS two\nRUN b\n\nFROM scratch\n';

async function deskWith(target: string) {
  const { store, ...desk } = openDesk({ Dockerfile: text });
  await settled();
  const state = () => store.getState();
  state().setTarget(target);
  await settled();
  const type = async (now: string): Promise<void> => {
    desk.type('Dockerfile', now);
    await settled();
  };
  return { state, type, target: () => state().target, undo: () => desk.undo('Dockerfile') };
}

describe('the chosen target', () => {
  test.each([
    ['a stage gets another name', 'two', text.replace('AS two', 'AS other'), 'other'],
    ['a stage loses its name', 'two', text.replace(' AS two', ''), '1'],
    ['a stage above another gets its name', '2', text.replace('scratch', 'scratch AS x'), 'x'],
    ['a stage comes before it', '2', `FROM alpine AS new\n\n${text}`, '3'],
    [
      'stages change places',
      '2',
      'FROM scratch\n\nFROM busybox AS one\nFROM busybox AS two\n',
      '0',
    ],
    ['a name is gone with its stage', 'two', text.replace('FROM busybox AS two\n', ''), 'two'],
    ['a number is gone with its stage', '2', text.replace('FROM scratch\n', ''), null],
    ['all is other', 'two', 'FROM x AS a\nFROM x AS b\nFROM x AS c\n', 'two'],
    ['it was not there before', 'none', text.replace('AS two', 'AS other'), 'none'],
  ])('when %s', async (_, before, now, after) => {
    const { type, target } = await deskWith(before);
    await type(now);
    expect(target()).toBe(after);
  });

  test('follows a renaming and its undoing', async () => {
    const { state, target, undo } = await deskWith('two');
    await state().perform({ kind: 'renameStage', stage: 1, name: 'other' });
    await settled();
    expect(target()).toBe('other');
    undo();
    await settled();
    expect(target()).toBe('two');
  });

  test('is let go of when a gesture deletes its stage', async () => {
    const { state, target } = await deskWith('two');
    await state().perform({ kind: 'deleteStage', stage: 1, how: 'refuse' });
    await settled();
    expect(target()).toBeNull();
    expect(state().snapshot?.graph.target).toBe(1);
  });
});
