import { expect, test } from 'vitest';
import { createChangeNews, type ChangingFile } from './change-news.ts';
import type { DocumentChange } from './session.ts';

function fileOf(path: string) {
  let version = 1;
  let disposed = false;
  const file: ChangingFile = {
    path,
    model: { getVersionId: () => version, isDisposed: () => disposed },
  };
  const type = (): void => {
    version += 1;
  };
  const close = (): void => {
    disposed = true;
  };
  return { file, type, close };
}

/** News with a listener that keeps what it is told; `told` resolves when `count` changes are. */
function listening() {
  const changes: DocumentChange[] = [];
  let heard = (): void => undefined;
  const news = createChangeNews([
    (change) => {
      changes.push(change);
      heard();
    },
  ]);
  const told = (count: number): Promise<void> =>
    new Promise((resolve) => {
      heard = () => {
        if (changes.length >= count) resolve();
      };
      heard();
    });
  return { changes, news, told };
}

test('a change is told of after the event that brings it about, several as one with the last version', async () => {
  const { changes, news, told } = listening();
  const { file, type } = fileOf('Dockerfile');
  type();
  news.changed(file);
  type();
  news.changed(file);
  await Promise.resolve();
  expect(changes).toEqual([]);
  await told(1);
  expect(changes).toEqual([{ path: 'Dockerfile', version: 3 }]);
});

test('what is told at once is not told again', async () => {
  const { changes, news, told } = listening();
  const [one, other] = [fileOf('one'), fileOf('other')];
  expect(news.tellOf(() => (news.changed(one.file), 'done'))).toBe('done');
  expect(changes).toEqual([{ path: 'one', version: 1 }]);
  news.changed(other.file);
  await told(2);
  expect(changes).toEqual([
    { path: 'one', version: 1 },
    { path: 'other', version: 1 },
  ]);
});

test('a file that was closed meanwhile is not told of', () => {
  const { changes, news } = listening();
  const { file, close } = fileOf('Dockerfile');
  news.changed(file);
  news.tellOf(close);
  expect(changes).toEqual([]);
});

test('a listener that fails keeps nobody from hearing of it, and the change from nobody', () => {
  const told: string[] = [];
  const bug = new Error('a bug');
  const reported: unknown[] = [];
  const news = createChangeNews(
    [
      ({ path }) => {
        if (path === 'one') throw bug;
      },
      ({ path }) => void told.push(path),
    ],
    (error) => void reported.push(error),
  );
  const change = (): string => {
    for (const path of ['one', 'other']) news.changed(fileOf(path).file);
    return 'done';
  };
  expect(news.tellOf(change)).toBe('done');
  expect(told).toEqual(['one', 'other']);
  expect(reported).toEqual([bug]);
});
