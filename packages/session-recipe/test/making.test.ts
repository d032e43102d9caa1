import { expect, it } from 'vitest';
import { proposeRecipe, type WantedEntry } from '../src/index.ts';
import { savedFile, session } from './sessions.ts';

const folder = (path: string, more: Partial<Extract<WantedEntry, { kind: 'directory' }>> = {}) => ({
  ...{ kind: 'directory' as const, path, mode: 0o755, uid: 0, gid: 0, isNew: true },
  ...more,
});
const link = (path: string, target: string) => ({ kind: 'symlink' as const, path, target });

const proposed = (make: readonly WantedEntry[]) =>
  proposeRecipe(
    session([], { differences: { make, copy: [savedFile('/a/b/c', 'x')], remove: [], open: [] } }),
  ).instructions.slice(1);

it('makes folders from above, with owners and permissions, then links, once all is copied', () => {
  const made = proposed([
    link('/run me', '../a b'),
    folder('/a/b', { mode: 0o700 }),
    folder('/a'),
    folder('/srv', { uid: 33, gid: 33, mode: 0o1777, isNew: false }),
    folder('/a/d', { mode: 0o700 }),
  ]);
  expect(made.map(({ text }) => text)).toEqual([
    'COPY a_b_c /a/b/c',
    [
      'RUN mkdir -p /a /a/b /a/d',
      'chown 33:33 /srv',
      'chmod 700 /a/b /a/d',
      'chmod 1777 /srv',
      "ln -snf '../a b' '/run me'",
    ].join(' \\\n && '),
  ]);
  expect(made[1]?.evidence).toContainEqual({ kind: 'difference', path: '/a/b' });
});

it('says again who may do what with a folder that is there', () => {
  const [, made] = proposed([folder('/home', { isNew: false })]);
  expect(made?.text).toBe('RUN chown 0:0 /home \\\n && chmod 755 /home');
});
