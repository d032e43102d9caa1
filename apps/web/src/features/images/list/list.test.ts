import type { ImageSummary } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { keepShown, nothingSelected, select, stepTo } from '../../../ui/list-selection.ts';
import {
  chosenRef,
  defaultImageView,
  repositoriesOf,
  shownImages,
  type ImageView,
} from './view.ts';
import { dockerWords } from '../docker-words.ts';

const image = (id: string, more: Partial<ImageSummary>): ImageSummary => ({
  id: `sha256:${id}`,
  tags: [],
  digests: [],
  bytes: 0,
  createdAt: null,
  labels: {},
  parentId: null,
  platforms: [],
  containerIds: [],
  builds: [],
  ...more,
});

const web = image('aa', { tags: ['me/web:1', 'me/web:2'], bytes: 30, createdAt: 3 });
const app = image('bb', { tags: ['host:5000/app'], bytes: 20, createdAt: 2, containerIds: ['c'] });
const loose = image('cc', { bytes: 10, createdAt: 1, labels: { team: 'Blue' } });
const all = [web, app, loose];
const shares = new Map([
  [web.id, 29],
  [app.id, 1],
]);

const shown = (view: Partial<ImageView>) =>
  shownImages(all, { ...defaultImageView, ...view }, shares).map(({ id }) => id.slice(-2));

describe('the shown images', () => {
  it.each<[Partial<ImageView>, string[]]>([
    [{}, ['aa', 'bb', 'cc']],
    [{ search: 'WEB me' }, ['aa']],
    [{ search: 'team=blue' }, ['cc']],
    [{ search: 'sha256:bb' }, ['bb']],
    [{ kind: 'dangling' }, ['cc']],
    [{ kind: 'used' }, ['bb']],
    [{ kind: 'unused' }, ['aa', 'cc']],
    [{ kind: 'built' }, []],
    [{ repository: 'host:5000/app' }, ['bb']],
    [{ sort: 'name', ascending: true }, ['bb', 'aa', 'cc']],
    [{ sort: 'size', ascending: true }, ['cc', 'bb', 'aa']],
    [{ sort: 'own' }, ['bb', 'aa', 'cc']],
  ])('%j', (view, ids) => expect(shown(view)).toEqual(ids));

  it('are of these repositories', () => {
    expect(repositoriesOf(all)).toEqual(['host:5000/app', 'me/web']);
  });
});

it.each([
  ['me/web:2', 'me/web:2'],
  [web.id, 'me/web:1'],
  ['me/web', 'me/web:1'],
])('an image chosen as %s is called %s in commands', (chosen, name) => {
  expect(chosenRef(web, chosen)).toBe(name);
});

it('an image chosen without a tag has the tag latest in commands', () => {
  expect(chosenRef(image('dd', { tags: ['a:1', 'b:latest'] }), 'b')).toBe('b:latest');
});

describe('the selection', () => {
  const ids = ['a', 'b', 'c', 'd'];
  it('takes one, a range from it, and single ones in and out', () => {
    const one = select(nothingSelected, ids, 'b', 'only');
    const range = select(one, ids, 'd', 'range');
    expect([...range.chosen]).toEqual(['b', 'c', 'd']);
    expect([...select(range, ids, 'a', 'range').chosen]).toEqual(['a', 'b']);
    const without = select(range, ids, 'c', 'toggle');
    expect([...without.chosen]).toEqual(['b', 'd']);
    expect([...select(without, ids, 'c', 'toggle').chosen].toSorted()).toEqual(['b', 'c', 'd']);
  });

  it('loses what is not shown any more, and is the same when nothing went', () => {
    const range = select(select(nothingSelected, ids, 'a', 'only'), ids, 'c', 'range');
    expect([...keepShown(range, ['b', 'd']).chosen]).toEqual(['b']);
    expect(keepShown(range, ids)).toBe(range);
  });

  it.each([
    ['a', 'ArrowUp', 'a'],
    ['a', 'ArrowDown', 'b'],
    [null, 'ArrowDown', 'a'],
    ['d', 'ArrowDown', 'd'],
    ['a', 'PageDown', 'c'],
    ['c', 'Home', 'a'],
    ['a', 'End', 'd'],
    ['a', 'x', null],
  ])('%s %s leads to %s', (from, key, to) => expect(stepTo(ids, from, key, 2)).toBe(to));
});

it.each([
  ['all', '', 'docker images'],
  ['dangling', '', 'docker images --filter dangling=true'],
  ['named', 'me/app', 'docker images --filter dangling=false me/app'],
  ['built', '', 'docker images'],
] as const)('names the command that lists %s %s', (kind, repository, command) => {
  expect(dockerWords.list({ kind, repository })).toBe(command);
});
