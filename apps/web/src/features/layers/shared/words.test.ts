import { describe, expect, it } from 'vitest';
import { instructionText, modeText, nameOf, shellWord } from './words.ts';

describe('modeText', () => {
  it.each([
    ['file', 0o644, '-rw-r--r--'],
    ['directory', 0o1777, 'drwxrwxrwt'],
    ['file', 0o4755, '-rwsr-xr-x'],
    ['file', 0o4644, '-rwSr--r--'],
    ['file', 0o2755, '-rwxr-sr-x'],
    ['directory', 0o1770, 'drwxrwx--T'],
    ['symlink', 0o777, 'lrwxrwxrwx'],
  ] as const)('writes %s %o as ls does: %s', (kind, mode, text) => {
    expect(modeText(kind, mode)).toBe(text);
  });
});

describe('instructionText', () => {
  it.each([
    ['/bin/sh -c #(nop)  CMD ["sh"]', 'CMD ["sh"]'],
    ['/bin/sh -c apk add curl', 'RUN apk add curl'],
    ['RUN /bin/sh -c apk add curl # buildkit', 'RUN apk add curl'],
    ['RUN |1 A=b /bin/sh -c make # buildkit', 'RUN make'],
    ['COPY . /app # buildkit', 'COPY . /app'],
  ])('reads %s', (recorded, text) => {
    expect(instructionText(recorded)).toBe(text);
  });
});

it('shellWord quotes what a shell would read otherwise', () => {
  expect(shellWord('/usr/bin/ls')).toBe('/usr/bin/ls');
  expect(shellWord("it's $HOME")).toBe(String.raw`'it'\''s $HOME'`);
});

it('nameOf gives the last part', () => {
  expect(nameOf('a/b/c')).toBe('c');
  expect(nameOf('c')).toBe('c');
});
