import { applyEdits } from '@stagecraft/dockerfile';
import { tmpdir } from 'node:os';
import { delimiter } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shellCheckFindings } from '../../src/shellcheck/check.ts';
import { findShellCheck, nodeShellChecker } from '../../src/shellcheck/node.ts';
import { parseComments } from '../../src/shellcheck/parse.ts';
import type { ShellChecker } from '../../src/shellcheck/types.ts';
import { inputOf, mark, unmark } from '../support/check.ts';
import { FILES } from './files.ts';
import { FIXES } from './fixes.ts';
import recorded from './recorded.json' with { type: 'json' };

/** What ShellCheck 0.9.0 printed, by shell and script. */
const answers = new Map<string, unknown>(Object.entries(recorded));

const fromRecord: ShellChecker = (script, { shell }) => {
  const comments = answers.get(`${shell}\n${script}`);
  return Promise.resolve(parseComments(JSON.stringify({ comments })));
};

const isThere = (await nodeShellChecker()('true', { shell: 'sh' })) !== null;
const kinds = [
  ['as recorded', fromRecord, true],
  [
    isThere ? 'the program itself' : 'the program itself (not installed)',
    nodeShellChecker(),
    isThere,
  ],
] as const;

describe.each(kinds)('ShellCheck, %s', (_, checker, canRun) => {
  test.skipIf(!canRun).each(FILES)('finds: %s', async (_name, marked, codes) => {
    const { text } = unmark(marked);
    const found = (await shellCheckFindings(inputOf(text), checker)) ?? [];
    expect(mark(text, found)).toBe(marked);
    expect(found.map(({ rule }) => rule).join(' ')).toBe(codes);
  });

  test.skipIf(!canRun).each(FIXES)('fixes: %s', async (before, after) => {
    const found = (await shellCheckFindings(inputOf(before), checker)) ?? [];
    const edits = found.flatMap(({ fix }) => fix?.()?.edits ?? []);
    expect(applyEdits(before, edits)).toBe(after);
  });
});

const LOOSE = 'FROM a\nRUN cp $(b) c\n';

test('weighs as policy says', async () => {
  const found = async (rules: Readonly<Record<string, 'error' | 'off'>>): Promise<unknown> =>
    shellCheckFindings(inputOf(LOOSE, { policy: { rules } }), fromRecord);
  expect(await found({})).toMatchObject([{ severity: 'warning', stage: 0, instruction: 1 }]);
  expect(await found({ sc2046: 'error' })).toMatchObject([{ severity: 'error' }]);
  expect(await found({ sc2046: 'off' })).toEqual([]);
});

test('speaks Chinese where it can', async () => {
  const [found] = (await shellCheckFindings(inputOf(LOOSE), fromRecord)) ?? [];
  expect(found?.message.en).toMatch(/^Quote this/);
  expect(found?.message['zh-CN']).toMatch(/\p{Script=Han}/u);
});

test('is told apart from nothing found when it can not be run', async () => {
  const missing = nodeShellChecker('/nowhere/shellcheck');
  expect(await shellCheckFindings(inputOf(LOOSE), missing)).toBeNull();
  expect(await shellCheckFindings(inputOf('FROM a\n'), missing)).toEqual([]);
});

test('ends between two scripts', async () => {
  const controller = new AbortController();
  const scripts: string[] = [];
  const checker: ShellChecker = (script) => {
    scripts.push(script);
    controller.abort();
    return Promise.resolve([]);
  };
  const text = 'FROM a\nRUN b\nRUN c\n';
  expect(await shellCheckFindings(inputOf(text), checker, controller.signal)).toEqual([]);
  expect(scripts).toHaveLength(1);
});

describe('the program', () => {
  const options = { shell: 'sh' } as const;

  test('that fails or talks too much gives nothing', async () => {
    const limits = { timeout: 5_000, output: 100 };
    expect(await nodeShellChecker('false', limits)('a', options)).toBeNull();
    expect(await nodeShellChecker('yes', limits)('a', options)).toBeNull();
  });

  test('is ended when nobody waits any more', async () => {
    const gone = new AbortController();
    const limits = { timeout: 60_000, output: Number.POSITIVE_INFINITY };
    const answer = nodeShellChecker('yes', limits)('a', { ...options, signal: gone.signal });
    gone.abort();
    expect(await answer).toBeNull();
  });

  test('is looked for in the folders of a path', async () => {
    expect(await findShellCheck('')).toBeNull();
    expect(await findShellCheck(['/nowhere', tmpdir()].join(delimiter))).toBeNull();
  });

  test('that reads nothing does not disturb', async () => {
    expect(await nodeShellChecker('true')('a\n'.repeat(1_000_000), options)).toBeNull();
  });
});

test.each([
  '',
  'null',
  '[]',
  '{"comments":[{}]}',
  '{"comments":[{"line":1,"column":1,"endLine":1,"endColumn":1,"level":"loud","code":1,"message":"a","fix":null}]}',
  '{"comments":[{"line":1,"column":1,"endLine":1,"endColumn":1,"level":"info","code":1,"message":"a","fix":{"replacements":[1]}}]}',
])('another format gives nothing: %s', (output) => {
  expect(parseComments(output)).toBeNull();
});

test('comments on what is not in the file are dropped', async () => {
  const at = { line: 1, column: 1, endLine: 1, endColumn: 7 };
  const far = { line: 99, column: 1, endLine: 99, endColumn: 1 };
  const checker: ShellChecker = () =>
    Promise.resolve(
      [at, far].map((range) => ({ ...range, level: 'info', code: 1, message: 'a', fix: null })),
    );
  expect(await shellCheckFindings(inputOf(LOOSE), checker)).toEqual([]);
});
