import type { FileEntry } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import type { FolderState } from '../../../state/workspace-slice.types.ts';
import { treeRows, treeStep, type TreeRow } from './rows.ts';

const entry = (path: string, kind: FileEntry['kind'] = 'file'): FileEntry => ({
  path,
  name: path.split('/').at(-1) ?? '',
  kind,
  size: kind === 'file' ? 1 : null,
  dockerfile: path.endsWith('Dockerfile'),
});

const ready = (path: string, entries: FileEntry[], truncated = false): [string, FolderState] => [
  path,
  { state: 'ready', listing: { path, entries, truncated } },
];

const folders = new Map<string, FolderState>([
  ready('', [entry('src', 'directory'), entry('Dockerfile'), entry('go.mod')], true),
  ready('src', [entry('src/lib', 'directory'), entry('src/main.go')]),
  ['src/lib', { state: 'loading' }],
]);

const outline = (rows: readonly TreeRow[]): string[] =>
  rows.map((row) =>
    row.kind === 'entry'
      ? `${String(row.level)} ${row.entry.path} ${String(row.place)}/${String(row.siblings)}`
      : `${String(row.level)} ${row.note}`,
  );

describe('the lines of the tree', () => {
  it('show open folders only, and what is to say about them', () => {
    expect(outline(treeRows({ folders, expandedFolders: new Set() }))).toEqual([
      '1 src 1/3',
      '1 Dockerfile 2/3',
      '1 go.mod 3/3',
      '1 truncated',
    ]);
    expect(outline(treeRows({ folders, expandedFolders: new Set(['src', 'src/lib']) }))).toEqual([
      '1 src 1/3',
      '2 src/lib 1/2',
      '3 loading',
      '2 src/main.go 2/2',
      '1 Dockerfile 2/3',
      '1 go.mod 3/3',
      '1 truncated',
    ]);
  });

  it('say that a folder is empty', () => {
    const rows = treeRows({ folders: new Map([ready('', [])]), expandedFolders: new Set() });
    expect(outline(rows)).toEqual(['1 empty']);
  });
});

describe('keys in the tree', () => {
  const rows = treeRows({ folders, expandedFolders: new Set(['src']) });

  it.each([
    ['Dockerfile', 'ArrowUp', { do: 'move', path: 'src/main.go' }],
    ['src', 'ArrowUp', null],
    ['go.mod', 'ArrowDown', null],
    [null, 'ArrowDown', { do: 'move', path: 'src' }],
    ['src', 'ArrowRight', { do: 'move', path: 'src/lib' }],
    ['src', 'ArrowLeft', { do: 'toggle', path: 'src' }],
    ['src/lib', 'ArrowRight', { do: 'toggle', path: 'src/lib' }],
    ['src/main.go', 'ArrowLeft', { do: 'move', path: 'src' }],
    ['Dockerfile', 'ArrowLeft', null],
    ['src', 'Enter', { do: 'toggle', path: 'src' }],
    ['Dockerfile', 'Enter', { do: 'open', path: 'Dockerfile' }],
    ['go.mod', 'Home', { do: 'move', path: 'src' }],
    ['src', 'End', { do: 'move', path: 'go.mod' }],
    ['src', 'd', { do: 'move', path: 'Dockerfile' }],
    ['src', 'z', null],
    ['src', 'F2', null],
  ] as const)('at %s, %s', (current, key, expected) => {
    expect(treeStep(rows, current, key)).toEqual(expected);
  });
});
