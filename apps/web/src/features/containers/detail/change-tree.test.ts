import { expect, it } from 'vitest';
import { countKinds, groupChanges } from './change-tree.ts';

it('groups changes by folder and leaves out folders that only hold them', () => {
  const groups = groupChanges([
    { path: '/etc', kind: 'changed' },
    { path: '/etc/motd', kind: 'changed' },
    { path: '/var', kind: 'changed' },
    { path: '/var/log', kind: 'changed' },
    { path: '/var/log/app', kind: 'added' },
    { path: '/var/log/app/a.log', kind: 'added' },
    { path: '/var/log/old', kind: 'removed' },
    { path: '/new', kind: 'added' },
  ]);
  expect(groups.map(({ folder, changes }) => [folder, changes.length])).toEqual([
    ['/etc', 1],
    ['/var/log', 3],
    ['/new', 1],
  ]);
  expect(countKinds(groups[1]?.changes ?? [])).toEqual({ added: 2, changed: 0, removed: 1 });
});

it('has nothing for nothing', () => {
  expect(groupChanges([])).toEqual([]);
});
