import { expect, test } from 'vitest';
import { likelyMeant, suggestImages, suggestStages, wantsTags } from './suggest-images.ts';

const text = { en: 'An image.', 'zh-CN': '一个镜像。' };
const known = {
  local: [
    { ref: 'busybox:1.36', id: 'sha256:1', bytes: 5, created: 1 },
    { ref: 'team/box:dev', id: 'sha256:2', bytes: 6, created: 2 },
    { ref: 'sha256:3', id: 'sha256:3', bytes: 7, created: 3 },
    { ref: '<none>:<none>', id: 'sha256:4', bytes: 7, created: 4 },
  ],
  tags: null,
  official: [
    { name: 'busybox', text },
    { name: 'golang', text },
  ],
};
const refs = (typed: string, more = {}): string[] =>
  suggestImages(typed, { ...known, ...more }).map(({ ref, from }) => `${from} ${ref}`);

test('what the engine has comes first, the newest before the others, nameless ones not at all', () => {
  expect(refs('')).toEqual([
    'local team/box:dev',
    'local busybox:1.36',
    'known busybox',
    'known golang',
  ]);
  expect(refs('BOX')).toEqual(['local team/box:dev', 'local busybox:1.36', 'known busybox']);
});

test('tags stand behind their repository, each once', () => {
  expect(refs('busybox:1', { tags: ['1.36', '1.37', 'latest'] })).toEqual([
    'local busybox:1.36',
    'tag busybox:1.37',
  ]);
});

test('without an engine there are the official images', () => {
  expect(refs('go', { local: null })).toEqual(['known golang']);
});

test.each([
  ['busybox', 'busybox'],
  ['busybo', null],
  ['team/app:', 'team/app'],
  ['localhost:5000/app', null],
  ['localhost:5000/app:1', 'localhost:5000/app'],
  ['a b:', null],
  ['', null],
])('tags of “%s” are asked for as %s', (typed, repository) => {
  expect(wantsTags(typed, ['busybox'])).toBe(repository);
});

test.each([
  ['bus', 'busybox:1.36'],
  ['box', 'team/box:dev'],
  ['team', 'team/box:dev'],
  ['usybox', 'usybox'],
  ['busybox:1', 'busybox:1'],
  ['$BASE', '$BASE'],
  ['', ''],
])('the beginning “%s” means %s', (typed, ref) => {
  expect(likelyMeant(typed, suggestImages(typed, known))).toBe(ref);
});

test('stages are suggested by any part of their name', () => {
  expect(suggestStages(' Uil', ['build', 'test']).map(({ ref, from }) => [ref, from])).toEqual([
    ['build', 'stage'],
  ]);
});
