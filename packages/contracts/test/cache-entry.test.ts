import { expect, test } from 'vitest';
import { cacheFolder, readCacheEntry, withCacheFolder } from '../src/index.ts';

test.each([
  ['me/app:1', { type: 'registry', attrs: { ref: 'me/app:1' } }],
  ['type=inline', { type: 'inline', attrs: {} }],
  [
    'type=registry,ref=host:5000/x:y,mode=max',
    { type: 'registry', attrs: { ref: 'host:5000/x:y', mode: 'max' } },
  ],
  ['"type=local","dest=a,b ""c"""', { type: 'local', attrs: { dest: 'a,b "c"' } }],
  ['Type=gha,scope', { type: 'gha', attrs: { scope: '' } }],
  ['type=local,dest="a', { type: 'local', attrs: { dest: '"a' } }],
])('the cache %s', (text, entry) => {
  expect(readCacheEntry(text)).toEqual(entry);
});

test('the folder of a cache can be told and replaced, and nothing else of it', () => {
  expect(cacheFolder('type=local,src=a', 'src')).toBe('a');
  expect(cacheFolder('type=local', 'src')).toBe('');
  expect(cacheFolder('type=registry,src=a', 'src')).toBeNull();
  expect(withCacheFolder('type=local,mode=max,dest=a', 'dest', 'b,c')).toBe(
    'type=local,mode=max,"dest=b,c"',
  );
});
