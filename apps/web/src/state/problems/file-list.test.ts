import { expect, test } from 'vitest';
import { createFileList, type FileList } from './file-list.ts';

/** Takes what is next as found. */
function take(list: FileList, front: string | null = null): string | null {
  const next = list.next(front);
  if (next === null) return null;
  next.due = null;
  next.found = { kind: 'failed', path: next.path, problem: null };
  return next.path;
}

test('what nobody has seen yet comes before what is out of date', () => {
  const list = createFileList();
  list.arrange(['a', 'b', 'c']);
  expect(take(list)).toBe('a');
  list.mark('facts', (path) => path === 'a');
  expect([take(list), take(list), take(list), take(list)]).toEqual(['b', 'c', 'a', null]);
});

test('the file in front is left to the editor', () => {
  const list = createFileList();
  list.arrange(['a', 'b']);
  expect([take(list, 'a'), take(list, 'a')]).toEqual(['b', null]);
  expect(take(list, 'b')).toBe('a');
});

test('a text that is out of date stays so when facts change', () => {
  const list = createFileList();
  list.arrange(['a']);
  list.mark('facts', () => true);
  expect(list.next(null)?.due).toBe('text');
});

test('what was found elsewhere counts, where the file is one of them', () => {
  const list = createFileList();
  list.arrange(['a', 'b']);
  const found = { kind: 'failed', path: 'b', problem: null } as const;
  list.put(found);
  list.put({ ...found, path: 'c' });
  expect([...list.found()]).toEqual([['b', found]]);
  expect([list.has('b'), list.has('c')]).toEqual([true, false]);
});

test('files that stay keep what was found, those that go are told of', () => {
  const list = createFileList();
  list.arrange(['a', 'b']);
  take(list);
  expect(list.arrange(['c', 'a'])).toEqual(['b']);
  expect([list.paths(), [...list.found().keys()]]).toEqual([['c', 'a'], ['a']]);
});
