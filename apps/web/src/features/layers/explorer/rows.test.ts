import type { LayerPath } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { findTyped, treeMove, treeRows, type KnownFolder } from './rows.ts';

function path(at: string, kind: LayerPath['kind'] = 'file'): LayerPath {
  return {
    path: at,
    kind,
    size: 0,
    files: 0,
    mode: 0o644,
    uid: 0,
    gid: 0,
    modifiedAt: 0,
    linkTarget: '',
    digest: null,
    layer: 0,
    change: null,
    sameContent: false,
    changesInside: false,
  };
}

function folder(entries: readonly LayerPath[], total = entries.length): KnownFolder {
  return { entries: new Map(entries.entries()), total, problem: null };
}

const folders = new Map([
  ['', folder([path('bin', 'directory'), path('etc', 'directory'), path('hello')])],
  ['etc', folder([path('etc/hosts')], 3)],
]);

const told = (rows: ReturnType<typeof treeRows>): unknown =>
  rows.map((row) => (row.kind === 'path' ? row.path.path : `${row.kind} ${row.folder}`));

describe('treeRows', () => {
  it('lists open folders, and holds a place for what has not come yet', () => {
    const rows = treeRows(folders, new Set(['etc']));
    expect(told(rows)).toEqual(['bin', 'etc', 'etc/hosts', 'waiting etc', 'waiting etc', 'hello']);
    expect(rows[2]).toMatchObject({ level: 2, place: 1, siblings: 3, expanded: null });
  });

  it('waits for one line of a folder that is not known at all', () => {
    expect(told(treeRows(new Map(), new Set()))).toEqual(['waiting ']);
  });

  it('makes 100,000 rows', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => path(String(index)));
    expect(treeRows(new Map([['', folder(many)]]), new Set())).toHaveLength(100_000);
  });
});

describe('treeMove', () => {
  const rows = treeRows(folders, new Set(['etc']));
  it.each([
    [0, 'ArrowDown', { do: 'move', to: 1 }],
    [0, 'ArrowUp', { do: 'move', to: 0 }],
    [0, 'End', { do: 'move', to: 5 }],
    [5, 'Home', { do: 'move', to: 0 }],
    [0, 'ArrowRight', { do: 'open', path: 'bin' }],
    [1, 'ArrowRight', { do: 'move', to: 2 }],
    [1, 'ArrowLeft', { do: 'close', path: 'etc' }],
    [3, 'ArrowLeft', { do: 'move', to: 1 }],
    [5, 'ArrowLeft', { do: 'move', to: 5 }],
    [5, 'ArrowRight', null],
    [0, 'PageDown', { do: 'move', to: 4 }],
    [2, 'Enter', { do: 'show' }],
    [2, 'F5', null],
  ])('from row %i %s', (at, key, expected) => {
    expect(treeMove(rows, at, key, 4)).toEqual(expected);
  });

  it('starts at the top when no row has the focus', () => {
    expect(treeMove(rows, -1, 'ArrowDown', 4)).toEqual({ do: 'move', to: 0 });
    expect(treeMove([], -1, 'ArrowDown', 4)).toBeNull();
  });
});

describe('findTyped', () => {
  const rows = treeRows(folders, new Set(['etc']));
  it('goes on from where it is, and around', () => {
    expect(findTyped(rows, 0, 'h')).toBe(2);
    expect(findTyped(rows, 2, 'h')).toBe(5);
    expect(findTyped(rows, 5, 'h')).toBe(2);
    expect(findTyped(rows, 2, 'he')).toBe(5);
    expect(findTyped(rows, 0, 'x')).toBeNull();
  });
});
