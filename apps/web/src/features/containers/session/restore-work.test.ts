import { expect, it } from 'vitest';
import { openWindow } from '../../../state/workspace/test/window.ts';
import { restoreWork } from './restore-work.ts';

const recipe = {
  dockerfile: 'FROM a\nRUN b\n',
  instructions: [
    { text: 'FROM a', evidence: [] },
    { text: 'RUN b', evidence: [] },
  ],
  fates: [],
  effects: [],
  files: [],
  unexplained: [],
};
const proof = {
  ...{ builtImage: 'b', committedImage: 'c', matches: true, same: 3 },
  ...{ files: [], fileCount: 0, config: [] },
};
const edited = [{ instruction: 0, text: 'FROM other', on: true }];
const at = 'GET /api/recorded-sessions/s/work';
const work = { committed: 'c', committedCommands: 2, recipe, lines: edited, proved: null };

it('takes over commit, edited proposal and proof', async () => {
  const { store, answers } = openWindow();
  answers.set(at, { json: { ...work, proved: { dockerfile: 'FROM other\n', proof } } });
  await restoreWork(store, 's');
  expect(store.getState().recordings['s']).toEqual({
    ...{ committed: 'c', committedCommands: 2, recipe, lines: edited },
    proof: { kind: 'proved', dockerfile: 'FROM other\n', proof },
  });
});

it('has the lines as they were proposed where nobody has edited them', async () => {
  const { store, answers } = openWindow();
  answers.set(at, { json: { ...work, lines: [] } });
  await restoreWork(store, 's');
  const { lines, proof: state } = store.getState().recordings['s'] ?? {};
  expect(lines?.map(({ text }) => text)).toEqual(['FROM a', 'RUN b']);
  expect(state).toEqual({ kind: 'waiting' });
});

it('leaves what was made on this page alone', async () => {
  const { store, answers } = openWindow();
  answers.set(at, { json: work });
  store.getState().changeRecording('s', { committed: 'mine' });
  await restoreWork(store, 's');
  expect(store.getState().recordings['s']?.committed).toBe('mine');
});
