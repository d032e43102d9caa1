import type { ImagePackage } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { nextOrder, shownPackages } from './sorting.ts';

const pkg = (name: string, bytes: number, summary = ''): ImagePackage => ({
  manager: 'apk',
  name,
  version: '1',
  architecture: '',
  source: name,
  summary,
  license: '',
  bytes,
  files: 0,
});

describe('shownPackages', () => {
  const all = [
    pkg('musl', 6, 'C library'),
    pkg('busybox', 9, 'Many tools'),
    pkg('zlib', 6, 'Compression library'),
  ];
  const names = (search: string, by: 'name' | 'bytes', descending = false): unknown =>
    shownPackages(all, search, { by, descending }).map(({ name }) => name);

  it('sorts by numbers and words, and by name where these are equal', () => {
    expect(names('', 'name')).toEqual(['busybox', 'musl', 'zlib']);
    expect(names('', 'name', true)).toEqual(['zlib', 'musl', 'busybox']);
    expect(names('', 'bytes', true)).toEqual(['busybox', 'musl', 'zlib']);
  });

  it('searches for all words, wherever they are', () => {
    expect(names('LIBRARY', 'name')).toEqual(['musl', 'zlib']);
    expect(names('library comp', 'name')).toEqual(['zlib']);
    expect(names('nothing', 'name')).toEqual([]);
  });
});

it('nextOrder turns round, and begins numbers with the most', () => {
  const order = { by: 'name', descending: false } as const;
  expect(nextOrder(order, 'name')).toEqual({ by: 'name', descending: true });
  expect(nextOrder(order, 'bytes')).toEqual({ by: 'bytes', descending: true });
});
