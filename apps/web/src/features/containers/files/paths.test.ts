import { expect, it } from 'vitest';
import { crumbsOf, joined, modeText, parentOf } from './paths.ts';

it('goes up, down and along', () => {
  expect(['/', '/etc', '/etc/nginx', '/etc/nginx/'].map(parentOf)).toEqual([
    '/',
    '/',
    '/etc',
    '/etc',
  ]);
  expect([joined('/', 'etc'), joined('/etc', 'motd')]).toEqual(['/etc', '/etc/motd']);
  expect(crumbsOf('/var/log')).toEqual([
    { name: '/', path: '/' },
    { name: 'var', path: '/var' },
    { name: 'log', path: '/var/log' },
  ]);
});

it.each([
  [0o755, 'rwxr-xr-x'],
  [0o644, 'rw-r--r--'],
  [0o4755, 'rwsr-xr-x'],
  [0o2644, 'rw-r-Sr--'],
  [0o1777, 'rwxrwxrwt'],
  [0, '---------'],
])('%o is %s', (mode, text) => {
  expect(modeText(mode)).toBe(text);
});
