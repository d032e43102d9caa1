import { describe, expect, test } from 'vitest';
import { openDesk, settled } from './test/desk.ts';

const base = 'FROM a\nFROM b\nCOPY --from=0 x y\n';
const added = `FROM n\n${base}`;
const right = added.replace('--from=0', '--from=1');

async function deskWith(files: Record<string, string> = { Dockerfile: base }) {
  const desk = openDesk(files);
  await settled();
  const write = async (...texts: string[]): Promise<void> => {
    for (const text of texts) {
      desk.type('Dockerfile', text);
      await settled();
    }
  };
  const back = async (step: 'undo' | 'redo'): Promise<void> => {
    desk[step]('Dockerfile');
    await settled();
  };
  const offer = () => desk.store.getState().stageNumberOffer;
  const text = () => desk.textNow('Dockerfile');
  return { ...desk, ...desk.store.getState(), write, back, offer, text };
}

describe('the offer to update stage numbers', () => {
  test('updates them as one step, which undo takes back together with its end', async () => {
    const { write, back, offer, text, updateStageNumbers } = await deskWith();
    await write(added);
    expect(offer()).toMatchObject({ path: 'Dockerfile', edits: [{ text: '1' }] });
    updateStageNumbers();
    expect(offer()).toBeNull();
    expect(text()).toBe(right);
    await settled();
    expect(offer()).toBeNull();
    await back('undo');
    expect(text()).toBe(added);
    expect(offer()?.edits).toHaveLength(1);
    await back('redo');
    expect(offer()).toBeNull();
  });

  test('is withdrawn when the change is undone, and comes again when it is done again', async () => {
    const { write, back, offer } = await deskWith();
    await write(added, `${added}RUN 1\n`);
    await back('undo');
    expect(offer()).not.toBeNull();
    await back('undo');
    expect(offer()).toBeNull();
    await back('redo');
    expect(offer()?.edits).toHaveLength(1);
  });

  test('goes when the numbers are to stay, for undo, too', async () => {
    const { write, back, offer, leaveStageNumbers } = await deskWith();
    await write(added);
    leaveStageNumbers();
    expect(offer()).toBeNull();
    await write(`${added}RUN 1\n`);
    await back('undo');
    await back('undo');
    expect(offer()).toBeNull();
    await back('redo');
    expect(offer()).toBeNull();
    await write(`FROM m\n${added}`);
    expect(offer()?.edits).toMatchObject([{ text: '1' }]);
  });

  test('is never applied to a text that it was not made for', async () => {
    const { write, type, offer, text, updateStageNumbers } = await deskWith();
    await write(added);
    const longer = `# more\n${added}`;
    type('Dockerfile', longer);
    updateStageNumbers();
    expect(text()).toBe(longer);
    await settled();
    expect(offer()).not.toBeNull();
    updateStageNumbers();
    expect(text()).toBe(`# more\n${right}`);
  });

  test('is each file’s own, and forgotten with the file', async () => {
    const { store, write, offer } = await deskWith({ Dockerfile: base, 'b/Dockerfile': base });
    await write(added);
    await store.getState().openFile('b/Dockerfile');
    await settled();
    expect(offer()).toBeNull();
    store.getState().activateFile('Dockerfile');
    await settled();
    expect(offer()?.path).toBe('Dockerfile');
    store.getState().closeFile('Dockerfile', true);
    await store.getState().openFile('Dockerfile');
    await settled();
    expect(offer()).toBeNull();
    await write(added);
    expect(offer()).not.toBeNull();
  });

  test('stays when the file is saved', async () => {
    const { store, write, offer } = await deskWith();
    await write(added);
    await store.getState().saveFile('Dockerfile');
    await settled();
    expect(offer()).not.toBeNull();
    await write(`${added}RUN 1\n`);
    expect(offer()).not.toBeNull();
  });

  test('does not come for a text from disk', async () => {
    const { disk, tellChange, write, offer, text } = await deskWith();
    disk.files.set('Dockerfile', added);
    await tellChange('Dockerfile');
    expect(text()).toBe(added);
    expect(offer()).toBeNull();
    await write(`FROM m\n${added}`);
    expect(offer()?.edits).toMatchObject([{ text: '1' }]);
  });
});
