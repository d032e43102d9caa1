import { applyEdits } from '@stagecraft/dockerfile';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPolicy } from './read.ts';
import { writePolicy, type PolicyChange } from './write.ts';

function written(text: string, change: PolicyChange): string | null {
  const edits = writePolicy(text, change);
  return edits === null ? null : applyEdits(text, edits);
}

const off = (rule: string): PolicyChange => ({ kind: 'rule', rule, value: 'off' });
const without = (rule: string): PolicyChange => ({ kind: 'rule', rule, value: null });
const registries = (...value: string[]): PolicyChange => ({ kind: 'registries', value });

describe('sets', () => {
  test.each<[string, PolicyChange, string]>([
    ['', off('DL3006'), 'lint:\n  rules:\n    DL3006: off\n'],
    ['# Ours\n', off('a'), '# Ours\nlint:\n  rules:\n    a: off\n'],
    ['lint:\n', off('a'), 'lint:\n  rules:\n    a: off\n'],
    [
      'lint:\n  rules:\n    b: on # why\n  labels:\n    x: url\n',
      off('a'),
      'lint:\n  rules:\n    b: on # why\n    a: off\n  labels:\n    x: url\n',
    ],
    [
      'lint:\n  rules:\n    dl3006: "on" # why\n',
      off('DL3006'),
      'lint:\n  rules:\n    dl3006: off # why\n',
    ],
    [
      'lint:\n    strict-labels: true\n',
      off('a'),
      'lint:\n    strict-labels: true\n    rules:\n      a: off\n',
    ],
    ['lint: {rules: {b: on}}', off('a'), 'lint: {rules: {b: on, a: off}}'],
    ['lint: {}\n', off('a'), 'lint: { rules: { a: off } }\n'],
    ['lint:\r\n  rules:\r\n    b: on', off('a'), 'lint:\r\n  rules:\r\n    b: on\r\n    a: off'],
    ['lint:\n  rules:\n    a:\n', off('a'), 'lint:\n  rules:\n    a: off\n'],
    [
      'other: 1',
      { kind: 'threshold', value: 'none' },
      'other: 1\nlint:\n  failure-threshold: none',
    ],
    [
      'lint:\n  allowed-registries:\n    - docker.io # Hub\n  strict-labels: true\n',
      registries('docker.io', '*.example.com'),
      'lint:\n  allowed-registries:\n    - docker.io\n    - "*.example.com"\n  strict-labels: true\n',
    ],
    [
      'lint:\n  allowed-registries: docker.io\n',
      registries('a:5000'),
      'lint:\n  allowed-registries: ["a:5000"]\n',
    ],
    ['', registries('docker.io'), 'lint:\n  allowed-registries:\n    - docker.io\n'],
    [
      'lint:\n',
      { kind: 'flag', name: 'bases-by-digest', value: true },
      'lint:\n  bases-by-digest: true\n',
    ],
    [
      '',
      { kind: 'label', label: 'org.example.a', value: 'url' },
      'lint:\n  labels:\n    org.example.a: url\n',
    ],
  ])('%j', (text, change, after) => {
    expect(written(text, change)).toBe(after);
  });
});

describe('takes away', () => {
  test.each<[string, PolicyChange, string]>([
    [
      'lint:\n  rules:\n    a: off # why\n    b: on\n',
      without('a'),
      'lint:\n  rules:\n    b: on\n',
    ],
    [
      'lint:\n  rules:\n    a: off\n  labels: {x: url}\n',
      without('a'),
      'lint:\n  labels: {x: url}\n',
    ],
    ['lint:\n  rules:\n    a: off\n', without('a'), ''],
    ['# top\nlint:\n  rules:\n    a: off\nother: 1\n', without('a'), '# top\nother: 1\n'],
    ['lint: {rules: {a: off, b: on}}\n', without('a'), 'lint: {rules: {b: on}}\n'],
    ['lint: {rules: {a: off, b: on}}\n', without('b'), 'lint: {rules: {a: off}}\n'],
    ['lint:\n  strict-labels: true\n', without('a'), 'lint:\n  strict-labels: true\n'],
  ])('%j', (text, change, after) => {
    expect(written(text, change)).toBe(after);
  });
});

test.each<[string]>([
  ['lint: ['],
  ['lint: 3\n'],
  ['x: &x {rules: {b: on}}\nlint: *x\n'],
  ['- a\n'],
])('leaves %j to a person', (text) => {
  expect(written(text, off('a'))).toBeNull();
});

test('what is written is read, whatever came before', () => {
  const rule = fc.constantFrom('a', 'b', 'DL3006');
  const value = fc.constantFrom('off', 'on', 'error', null);
  const change = fc.oneof(
    fc.record({ kind: fc.constant('rule' as const), rule, value }),
    fc.record({
      kind: fc.constant('registries' as const),
      value: fc.option(fc.array(fc.constantFrom('a', 'b:1', '*.c'), { minLength: 1 })),
    }),
    fc.record({
      kind: fc.constant('label' as const),
      label: fc.string({ minLength: 1 }),
      value: fc.constantFrom('url', null),
    }),
  );
  fc.assert(
    fc.property(fc.array(change as fc.Arbitrary<PolicyChange>, { maxLength: 8 }), (changes) => {
      let text = '';
      for (const one of changes) {
        text = written(text, one) ?? '';
        expect(valueIn(text, one)).toEqual(one.value);
      }
    }),
  );
});

/** What a file says of what a change is about. */
function valueIn(stagecraft: string, change: PolicyChange): unknown {
  const { policy } = readPolicy({ stagecraft, hadolint: null }, []);
  if (change.kind === 'rule') return policy.rules[change.rule.toLowerCase()] ?? null;
  if (change.kind === 'label')
    return new Map(Object.entries(policy.labels)).get(change.label) ?? null;
  return policy.allowedRegistries.length === 0 ? null : policy.allowedRegistries;
}
