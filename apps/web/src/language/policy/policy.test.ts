import { describe, expect, test } from 'vitest';
import type { TextInput } from '../feature.ts';
import { readFacts } from '../facts.ts';
import { cursorIn } from '../test/input.ts';
import { policyCompletion } from './completion.ts';
import { policyNotices } from './notices.ts';

function input(path: string, text: string): TextInput {
  return { path, text, language: 'en', facts: readFacts(new Map(), new Map()) };
}

function labels(marked: string, path = 'stagecraft.yaml'): readonly string[] {
  const { text, offset } = cursorIn(marked);
  return policyCompletion(input(path, text), { offset }).items.map(({ label }) => label);
}

describe('completion in a policy file', () => {
  test.each([
    ['the first key', '│', ['lint']],
    [
      'keys of a section',
      'lint:\n  strict-labels: true\n  │',
      ['rules', 'labels', '!strict-labels'],
    ],
    ['a key that is being typed', 'lint:\n  ru│', ['rules']],
    [
      'rules by all names',
      'lint:\n  rules:\n    │',
      ['untagged-base', 'DL3006', 'MaintainerDeprecated'],
    ],
    [
      'not a rule that is there',
      'lint:\n  rules:\n    DL3006: off\n    │',
      ['untagged-base', '!DL3006'],
    ],
    ['what a rule can be', 'lint:\n  rules:\n    DL3006: │', ['off', 'on', 'error', 'style']],
    ['yes and no', 'lint:\n  strict-labels: │', ['true', 'false']],
    ['what a label can be', 'lint:\n  labels:\n    a.b: │', ['url', 'semver']],
    ['nothing for labels, which are the team’s', 'lint:\n  labels:\n    │', ['!url', '!rules']],
    ['nothing in a comment', '# │', ['!lint']],
  ])('%s', (_, marked, expected) => {
    const found = labels(marked);
    const has = (label: string): boolean => found.includes(label);
    expect(expected.filter((label) => !label.startsWith('!')).every(has)).toBe(true);
    expect(expected.filter((label) => label.startsWith('!')).some((one) => has(one.slice(1)))).toBe(
      false,
    );
  });

  test.each(['ignored:\n  - │', 'ignored:\n- │', 'override:\n  error:\n    - DL3000\n    - │'])(
    "rules in hadolint's lists: %j",
    (marked) => expect(labels(marked, '.hadolint.yaml')).toContain('DL3006'),
  );

  test('a key is written with its colon', () => {
    const { items } = policyCompletion(input('a/stagecraft.yml', 'li'), { offset: 2 });
    expect(items).toMatchObject([{ insert: 'lint:', replace: { start: 0, end: 2 } }]);
  });
});

test('what is wrong is told at its place', () => {
  const text = 'lint:\n  rules:\n    DL3006: of\n';
  expect(policyNotices(input('stagecraft.yaml', text))).toMatchObject([
    { code: 'unknown-value', severity: 'error', span: { start: 27, end: 29 } },
  ]);
  expect(policyNotices(input('other.yaml', text))).toEqual([]);
});
