import { expect, it } from 'vitest';
import { uploadName } from './upload.ts';

it.each([
  ['page.html', 'page.html'],
  ['site/img/a b.png', 'site/img/a b.png'],
  ['<img src=x>.txt', '<img src=x>.txt'],
])('puts %j where its name says', (name, path) => {
  expect(uploadName(name)).toBe(path);
});

it.each(['', '.', '..', '../up', 'site/../../up', '/etc/passwd', 'a\0b', '..\\up', 'C:\\x'])(
  'takes no file whose name is %j',
  (name) => {
    expect(uploadName(name)).toBeNull();
  },
);
