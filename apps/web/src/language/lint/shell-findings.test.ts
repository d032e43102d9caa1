import type { ShellCheckComment } from '@stagecraft/lint';
import { describe, expect, test } from 'vitest';
import type { ScriptWant, Want } from '../facts.ts';
import { hover } from '../hover/hover.ts';
import { inputOf, type KnownFact } from '../test/input.ts';
import { fixAll, fixes } from './fixes.ts';
import { notices } from './notices.ts';
import { rule } from './rule.ts';

const dockerfile = 'FROM a:1\nRUN V=$(b) && cp $V c && rm $V\n';

/** What a file wants to have looked at. */
function scriptsOf(text: string, path: string): readonly ScriptWant[] {
  const { input, wanted } = inputOf(text);
  notices({ ...input, path }, {});
  return [...wanted.values()].filter((want: Want) => want.kind === 'script');
}

/** ShellCheck's answer to a script: each `$V` wants quotes. */
function answerOf(want: ScriptWant): KnownFact {
  const lines = want.text.split('\n');
  const comments = lines.flatMap((text, line) =>
    [...text.matchAll(/\$V/g)].map(({ index }): ShellCheckComment => commentAt(line, index)),
  );
  return [want, { comments }];
}

function commentAt(line: number, index: number): ShellCheckComment {
  const range = {
    ...{ line: line + 1, endLine: line + 1 },
    ...{ column: index + 1, endColumn: index + 3 },
  };
  const quote = { precedence: 1, replacement: '"' };
  const before = {
    ...range,
    endColumn: range.column,
    ...quote,
    insertionPoint: 'afterEnd',
  } as const;
  const behind = {
    ...range,
    column: range.endColumn,
    ...quote,
    insertionPoint: 'beforeStart',
  } as const;
  const fix = { replacements: [before, behind] };
  return { ...range, level: 'info', code: 2086, message: 'Double quote it.', fix };
}

function checkedInput(text: string, path: string) {
  const facts = scriptsOf(text, path).map(answerOf);
  return { ...inputOf(text, { facts }).input, path };
}

function found(input: Parameters<typeof notices>[0]) {
  const all = notices(input, {}).notices.filter(({ code }) => code === 'SC2086');
  return all.map(({ span }) => input.model.text.slice(span.start, span.end));
}

describe('what ShellCheck says', () => {
  test('is wanted of each RUN with the variables it has, and stands where it belongs', () => {
    const [want, ...more] = scriptsOf(`ARG a\n${dockerfile}`, 'wanted');
    expect(more).toEqual([]);
    expect(want?.shell).toBe('sh');
    expect(want?.text).toMatch(/^export .*\n(?:.*\n)*V=\$\(b\) && cp \$V c && rm \$V$/);
    const input = checkedInput(dockerfile, 'placed');
    expect(found(input)).toEqual(['$V', '$V']);
    const told = notices(input, {}).notices.find(({ code }) => code === 'SC2086');
    expect(told).toMatchObject({
      ...{ severity: 'info', isRule: true, isFixable: true, instruction: 1, stage: 0 },
      message: { en: 'Double quote it.', 'zh-CN': expect.stringMatching(/\p{Script=Han}/u) },
    });
  });

  test('stays where it was until an edited command is looked at again', () => {
    const path = 'stays';
    expect(found(checkedInput(dockerfile, path))).toEqual(['$V', '$V']);
    const edited = inputOf(dockerfile.replace('cp $V', 'cp -r $V')).input;
    expect(found({ ...edited, path })).toEqual(['$V', '$V']);
    const above = inputOf(`# above\n${dockerfile.replace('FROM a:1\n', 'FROM a:1\nENV x=1\n')}`);
    expect(found({ ...above.input, path })).toEqual(['$V', '$V']);
    const without = inputOf('FROM a:1\nRUN V=$(b) && cp $V c\n').input;
    expect(found({ ...without, path })).toEqual(['$V']);
    expect(found({ ...inputOf('FROM a:1\nRUN make\n').input, path })).toEqual([]);
  });

  test('is fixed, and by the comment ignored, like what a rule finds', () => {
    const input = checkedInput(dockerfile, 'fixed');
    const { text } = input.model;
    const start = text.indexOf('$V c');
    const offers = fixes(input, { span: { start, end: start } });
    expect(offers.filter(({ code }) => code === 'SC2086').map(({ kind }) => kind)).toEqual([
      'fix',
      'suppress',
    ]);
    const suppress = offers.find((one) => one.code === 'SC2086' && one.kind === 'suppress');
    expect(suppress?.edits.map((edit) => edit.text)).toEqual(['# hadolint ignore=SC2086\n']);
    expect(
      found(checkedInput(`FROM a:1\n# hadolint ignore=SC2086\n${dockerfile.slice(9)}`, 'x')),
    ).toEqual([]);
    const all = fixAll(input, { scope: { kind: 'rule', rule: 'SC2086' } });
    expect(all.fixed).toEqual({ SC2086: 2 });
    expect(all.edits).toHaveLength(4);
    expect(all.changes).toHaveLength(1);
    expect(fixAll(input, { scope: { kind: 'rule', rule: 'SC2154' } }).edits).toEqual([]);
    expect(fixAll(input, { scope: { kind: 'safe' } }).fixed).not.toHaveProperty('SC2086');
  });

  test('obeys the team’s policy', () => {
    const path = 'policy';
    const facts = scriptsOf(dockerfile, path).map(answerOf);
    const policy = (stagecraft: string): KnownFact => [
      { kind: 'policy' },
      { stagecraft, hadolint: null },
    ];
    const severities = (text: string) => {
      const { input } = inputOf(dockerfile, { facts: [...facts, policy(text)] });
      const all = notices({ ...input, path }, {}).notices;
      return all.filter(({ code }) => code === 'SC2086').map(({ severity }) => severity);
    };
    expect(severities('lint:\n  rules:\n    SC2086: error\n')).toEqual(['error', 'error']);
    expect(severities('lint:\n  rules:\n    SC2086: off\n')).toEqual([]);
  });

  test('leads to the page that explains it', () => {
    const input = checkedInput(dockerfile, 'hovered');
    const { parts = [] } = hover(input, { offset: dockerfile.indexOf('$V c') + 1 }) ?? {};
    expect(parts.join('\n')).toContain('(https://www.shellcheck.net/wiki/SC2086)');
    expect(rule({ ...input, language: 'zh-CN' }, { id: 'SC2086' })).toMatchObject({
      title: 'ShellCheck SC2086',
      docs: ['https://www.shellcheck.net/wiki/SC2086'],
    });
  });
});

describe('commands that were not looked at', () => {
  const uncheckedWith = (text: string, failed: string) => {
    const facts = scriptsOf(text, failed).map((want): KnownFact => [want, { failed }]);
    return notices({ ...inputOf(text, { facts }).input, path: failed }, {}).unchecked;
  };

  test.each([
    ['shellcheck_missing', { reason: 'missing' }],
    ['shellcheck_failed', { reason: 'failed', count: 1 }],
    ['shellcheck_off', null],
  ] as const)('%s', (failed, expected) => {
    expect(uncheckedWith(dockerfile, failed)).toEqual(expected);
  });

  test('are none while they are asked about, and where there are none', () => {
    expect(notices(inputOf(dockerfile).input, {}).unchecked).toBeNull();
    expect(uncheckedWith('FROM a:1\n', 'shellcheck_missing')).toBeNull();
  });

  test('are those beyond a number that no person writes', () => {
    const text = `FROM a:1\n${Array.from({ length: 503 }, (_, n) => `RUN a${String(n)}\n`).join('')}`;
    expect(scriptsOf(text, 'many')).toHaveLength(500);
    expect(notices({ ...inputOf(text).input, path: 'many' }, {}).unchecked).toEqual({
      reason: 'failed',
      count: 3,
    });
  });
});
