import { describe, expect, it } from 'vitest';
import { argumentRows } from './fields/argument-rows.ts';
import { readWords } from './fields/read-field.tsx';
import { tagsProblem } from './option-problems.ts';
import { tagProblem } from './tag.ts';

describe('tagProblem', () => {
  it.each([
    'app',
    'app:1.0',
    'a__b/c-d.e:v_1',
    'localhost/app',
    'localhost:5000/a/b:x',
    'registry.example.com/app',
    'Registry.example/app:UPPER',
    '[::1]:5000/app',
    `a:${'x'.repeat(128)}`,
  ])('takes %s', (tag) => {
    expect(tagProblem(tag)).toBeNull();
  });

  it.each([
    ['', 'empty'],
    ['a b', 'space'],
    ['App', 'uppercase'],
    ['example.com/App', 'uppercase'],
    ['app@sha256:abc', 'digest'],
    ['app:', 'empty-tag'],
    ['app:-x', 'bad-tag'],
    ['app:a/b', 'bad-name'],
    [`a:${'x'.repeat(129)}`, 'long-tag'],
    ['a//b', 'bad-name'],
    ['/a', 'bad-name'],
    ['a___b', 'bad-name'],
    ['-a', 'bad-name'],
    ['a'.repeat(256), 'long-name'],
  ])('refuses %s as %s', (tag, problem) => {
    expect(tagProblem(tag)).toBe(problem);
  });
});

describe('options', () => {
  it('reads tags parted by spaces and commas and names the first wrong one', () => {
    expect(readWords(' a:1, b  c ')).toEqual({ ok: true, value: ['a:1', 'b', 'c'] });
    expect(tagsProblem(['fine', 'Not', 'a b'])).toEqual({ tag: 'Not', problem: 'uppercase' });
    expect(tagsProblem(['fine'])).toBeNull();
  });
});

describe('argumentRows', () => {
  it('tells default, override, empty override and undeclared apart', () => {
    const declared = [
      { name: 'VERSION', defaultValue: '1' },
      { name: 'VERSION', defaultValue: null },
      { name: 'MODE', defaultValue: null },
    ];
    expect(argumentRows(declared, { MODE: '', HTTP_PROXY: 'http://p' })).toEqual([
      { name: 'VERSION', defaultValue: '1', override: null, declared: true },
      { name: 'MODE', defaultValue: null, override: '', declared: true },
      { name: 'HTTP_PROXY', defaultValue: null, override: 'http://p', declared: false },
    ]);
  });
});
