import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readEnvFile } from './env-file.ts';

const read = (text: string, environment = {}) => readEnvFile(Buffer.from(text), environment);

it.each<[string, readonly string[]]>([
  ['A=1\nB=2\n', ['A=1', 'B=2']],
  ['# a comment\n\n  # another\nA=1', ['A=1']],
  ['A=1\r\nB=two words \r\n', ['A=1', 'B=two words ']],
  [`A="quoted"\nB=a=b#c`, ['A="quoted"', 'B=a=b#c']],
  ['  A=1', ['A=1']],
  ['A=', ['A=']],
  ['﻿A=1', ['A=1']],
  ['HOME\nUNSET', ['HOME=/root']],
  ['', []],
])('%j', (text, env) => {
  expect(read(text, { HOME: '/root' })).toEqual({ ok: true, env });
});

it.each<[string, number, RegExp]>([
  ['A=1\n=2', 2, /no variable name/],
  ['A B=1', 1, /white space/],
  ['export A=1', 1, /white space/],
  [`A=${'x'.repeat(70_000)}`, 1, /too long/],
  ['A=\0', 1, /NUL/],
])('refuses %j', (text, line, reason) => {
  const result = read(text);
  expect(result).toMatchObject({ ok: false, line });
  expect(!result.ok && result.reason).toMatch(reason);
  expect(!result.ok && result.reason).not.toMatch(/secret/);
});

it('tells no value when a line is refused', () => {
  const result = read('A B=secret');
  expect(JSON.stringify(result)).not.toContain('secret');
});

it('never throws, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const result = readEnvFile(bytes, {});
      expect(result.ok ? result.env.every((line) => line.includes('=')) : result.line > 0).toBe(
        true,
      );
    }),
  );
});
