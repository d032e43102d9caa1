import { expect, it } from 'vitest';
import { proposeRecipe } from '../src/index.ts';
import { changed, session } from './sessions.ts';

it('tells what each command was seen to change, without noise, and not more than anybody reads', () => {
  const many = Array.from({ length: 30 }, (_, index) => `/many/${String(index)}`);
  const told = [
    { text: 'mkdir /srv/site', appeared: new Set(['/srv', '/srv/site']) },
    { text: 'ls', appeared: new Set<string>() },
    { text: 'make', appeared: new Set(['/gone', ...many]) },
  ];
  const changes = [
    changed('/srv', { noise: 'folder' }),
    changed('/srv/site'),
    ...many.map((path) => changed(path)),
  ];
  expect(proposeRecipe(session(told, { changes })).effects).toEqual([
    { paths: ['/srv/site'], count: 1 },
    { paths: [], count: 0 },
    { paths: many.slice(0, 20), count: 30 },
  ]);
});
