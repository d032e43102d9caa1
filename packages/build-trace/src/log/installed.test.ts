import { expect, test } from 'vitest';
import { installedVersions } from './installed.ts';

const nothing = { 'apt-get': {}, apk: {}, pip: {} };

function readOf(...texts: readonly string[]) {
  return installedVersions(texts.map((text) => ({ stream: 'stdout', text, at: 0 })));
}

test.each([
  [
    'dpkg',
    'Unpacking curl (1) ...\nSetting up libc6:amd64 (2.36-9+deb12u4) ...\r\nSetting up curl (7.88.1-10+deb12u5) ...\n',
    { 'apt-get': { libc6: '2.36-9+deb12u4', curl: '7.88.1-10+deb12u5' } },
  ],
  [
    'apk',
    '(1/3) Installing curl (8.5.0-r0)\n(2/3) Upgrading busybox (1.36.1-r1 -> 1.36.1-r2)\n(3/3) Purging x (1)\nOK: 3 MiB\n',
    { apk: { curl: '8.5.0-r0', busybox: '1.36.1-r2' } },
  ],
  [
    'pip',
    'Collecting Flask\nSuccessfully installed Flask-3.0.3 typing_extensions-4.9.0 zope.interface-6.1\n',
    { pip: { flask: '3.0.3', 'typing-extensions': '4.9.0', 'zope-interface': '6.1' } },
  ],
  ['colours', '\u001B[32mSetting up jq (1.6-2.1) ...\u001B[0m', { 'apt-get': { jq: '1.6-2.1' } }],
  ['the last one', 'Setting up a (1) ...\nSetting up a (2) ...\n', { 'apt-get': { a: '2' } }],
  ['what others print', 'echo Setting up a (1) ...\nSetting up shop\nInstalling a (1)\n', {}],
  [
    'a name that objects have',
    'Setting up __proto__ (1) ...',
    { 'apt-get': { ['__proto__']: '1' } },
  ],
])('reads %s', (_, text, expected) => {
  expect(readOf(text)).toEqual({ ...nothing, ...expected });
});

test('lines may be cut into pieces', () => {
  expect(readOf('Setting up cu', 'rl (1', '-2) ...\n')).toEqual({
    ...nothing,
    'apt-get': { curl: '1-2' },
  });
});
