import { expect, it } from 'vitest';
import { otherImages, refLabel } from './other-images.ts';

const id = `sha256:${'ab12'.repeat(16)}`;

it.each([
  ['', ['Busybox:1.36', 'tool:2', id]],
  ['BUSY', ['Busybox:1.36']],
  ['b12a', [id]],
  ['app', []],
])('otherImages finds %o among the others, names first', (search, found) => {
  expect(otherImages([id, 'Busybox:1.36', 'app:1', 'tool:2', id], 'app:1', search)).toEqual(found);
});

it('refLabel shortens an id only', () => {
  expect([id, 'tool:2'].map(refLabel)).toEqual(['ab12ab12ab12', 'tool:2']);
});
