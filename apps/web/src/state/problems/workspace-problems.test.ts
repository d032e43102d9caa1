import { expect, test, vi } from 'vitest';
import { checkedText } from '../document/notices.ts';
import { openDesk } from '../document/test/desk.ts';
import { problemsOfAll } from './workspace-problems.ts';

const bad = 'FROM a\nMAINTAINER me\n';

/** A workspace whose problems are followed, with the Dockerfile in front. */
async function followed(files: Record<string, string>) {
  const desk = openDesk(files);
  await desk.store.getState().openFile('Dockerfile');
  const end = desk.store.getState().followWorkspaceProblems();
  const all = () => {
    const state = desk.store.getState();
    return problemsOfAll(state.workspaceProblems, checkedText(state), state.activePath);
  };
  /** What is known, as `path: kind` or `path: codes`. */
  const known = () =>
    all().map((file) => {
      if (file.kind !== 'checked') return `${file.path}: ${file.kind}`;
      const codes = file.checked.notices.filter(({ aliases }) => aliases.includes('DL4000'));
      return `${file.path}: ${String(codes.length)}`;
    });
  return { ...desk, end, all, known };
}

test('all Dockerfiles are checked, whether they are open or not', async () => {
  const { known, all } = await followed({
    Dockerfile: bad,
    'a/Dockerfile': 'FROM a\n',
    'b/Dockerfile': bad,
  });
  await vi.waitFor(() =>
    expect(known()).toEqual(['Dockerfile: 1', 'a/Dockerfile: 0', 'b/Dockerfile: 1']),
  );
  const [, , last] = all();
  expect(last?.kind === 'checked' && last.checked.model).toEqual({
    text: bad,
    lineStarts: [0, 7, 21],
  });
});

test('the text in a tab counts, not the one on disk', async () => {
  const { known, store, type } = await followed({
    Dockerfile: 'FROM a\n',
    'b/Dockerfile': bad,
  });
  await store.getState().openFile('b/Dockerfile');
  type('b/Dockerfile', 'FROM a\n');
  await vi.waitFor(() => expect(known()).toEqual(['Dockerfile: 0', 'b/Dockerfile: 0']));
  store.getState().activateFile('Dockerfile');
  await vi.waitFor(() => expect(known()).toEqual(['Dockerfile: 0', 'b/Dockerfile: 0']));
  store.getState().closeFile('b/Dockerfile', true);
  await vi.waitFor(() => expect(known()).toEqual(['Dockerfile: 0', 'b/Dockerfile: 1']));
});

test('what changes on disk is checked again, what is new is found, what is gone leaves', async () => {
  const { known, disk, tellChange } = await followed({
    Dockerfile: bad,
    'a/Dockerfile': bad,
    'b/Dockerfile': bad,
  });
  await vi.waitFor(() =>
    expect(known()).toEqual(['Dockerfile: 1', 'a/Dockerfile: 1', 'b/Dockerfile: 1']),
  );
  disk.files.set('a/Dockerfile', 'FROM a\n');
  disk.files.delete('b/Dockerfile');
  disk.files.set('c/Dockerfile', bad);
  await tellChange('a/Dockerfile', 'b/Dockerfile', 'c/Dockerfile');
  await vi.waitFor(() =>
    expect(known()).toEqual(['Dockerfile: 1', 'a/Dockerfile: 0', 'c/Dockerfile: 1']),
  );
});

test('a file keeps its problems when another one comes to the front', async () => {
  const { store, known } = await followed({ Dockerfile: bad, 'b/Dockerfile': bad });
  await vi.waitFor(() => expect(known()).toEqual(['Dockerfile: 1', 'b/Dockerfile: 1']));
  const seen = new Set<string>();
  // What is drawn is what is there after a change.
  store.subscribe(() => queueMicrotask(() => seen.add(known().join(', '))));
  await store.getState().openFile('b/Dockerfile');
  await vi.waitFor(() => expect(checkedText(store.getState())?.path).toBe('b/Dockerfile'));
  expect([...seen]).toEqual(['Dockerfile: 1, b/Dockerfile: 1']);
});

test('an open ignore file is one of them', async () => {
  const { store, all } = await followed({ Dockerfile: bad, '.dockerignore': 'a[\n' });
  await store.getState().openFile('.dockerignore');
  store.getState().activateFile('Dockerfile');
  await vi.waitFor(() => {
    const ignore = all().find(({ path }) => path === '.dockerignore');
    expect(ignore).toMatchObject({
      kind: 'checked',
      checked: { notices: [{ code: 'ignore-pattern' }] },
    });
  });
});

test('a file that cannot be read says why, and the others are checked', async () => {
  const { known, disk, all, tellChange } = await followed({
    Dockerfile: bad,
    'b/Dockerfile': bad,
  });
  await vi.waitFor(() => expect(known()).toEqual(['Dockerfile: 1', 'b/Dockerfile: 1']));
  disk.offline = true;
  await tellChange('b/Dockerfile');
  await vi.waitFor(() => expect(known()).toEqual(['Dockerfile: 1', 'b/Dockerfile: failed']));
  const failed = all().find(({ kind }) => kind === 'failed');
  expect(failed?.kind === 'failed' && failed.problem?.code).toBe('internal');
  disk.offline = false;
  await tellChange('b/Dockerfile');
  await vi.waitFor(() => expect(known()).toEqual(['Dockerfile: 1', 'b/Dockerfile: 1']));
});

test('a workspace that cannot be searched says why, and the open files are checked', async () => {
  const desk = openDesk({ Dockerfile: bad });
  await desk.store.getState().openFile('Dockerfile');
  desk.disk.offline = true;
  desk.store.getState().followWorkspaceProblems();
  await vi.waitFor(() => {
    const { workspaceProblems } = desk.store.getState();
    expect(workspaceProblems).toMatchObject({
      paths: ['Dockerfile'],
      problem: { code: 'internal' },
    });
  });
});

test('nothing is asked any more once it has ended', async () => {
  const { known, store, end, tellChange } = await followed({
    Dockerfile: bad,
    'b/Dockerfile': bad,
  });
  await vi.waitFor(() => expect(known()).toEqual(['Dockerfile: 1', 'b/Dockerfile: 1']));
  end();
  expect(store.getState().workspaceProblems).toBeNull();
  await tellChange('b/Dockerfile');
  await vi.waitFor(() => expect(checkedText(store.getState())).not.toBeNull());
  expect(store.getState().workspaceProblems).toBeNull();
});
