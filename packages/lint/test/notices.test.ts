import { problemsOf } from '@stagecraft/dockerfile';
import { expect, test } from 'vitest';
import { defineRule } from '../src/rule.ts';
import { lint } from '../src/run/lint.ts';
import { noticesOf } from '../src/run/notices.ts';
import { inputOf } from './support/check.ts';

const text = { en: 'X.', 'zh-CN': '某。' };
const about = {
  title: text,
  why: text,
  remedy: text,
  docs: [],
  examples: [],
  severity: 'info',
} as const;
/** Speaks of every FROM under a name that the graph's problems know. */
const everyFrom = defineRule({
  ...about,
  id: 'every-from',
  aliases: ['DuplicateStageName', 'DL3023'],
  check: ({ model }) =>
    model.instructions.map((instruction) => ({ span: instruction.keywordSpan, instruction })),
});

function notices(file: string) {
  const input = inputOf(file);
  return noticesOf(problemsOf(input.model, input.graph), lint([everyFrom], input));
}

test('a warning that a rule gives too is told in the words of the rule', () => {
  const found = notices('FROM a AS x\nFROM b AS x\n');
  expect(found.map(({ code, isRule }) => [code, isRule])).toEqual([
    ['every-from', true],
    ['every-from', true],
  ]);
});

test('what is refused is told as that, with the names of the rule', () => {
  const found = notices('FROM a AS x\nCOPY --from=x y z\n').find(({ isRefused }) => isRefused);
  expect(found).toMatchObject({
    code: 'every-from',
    aliases: ['DuplicateStageName', 'DL3023'],
    severity: 'error',
    instruction: 1,
  });
  expect(found?.message).not.toEqual(text);
});

test('a problem that no rule has stays as it is', () => {
  const found = notices('FROM a\nRUM b\n');
  expect(found.find(({ isRefused }) => isRefused)).toMatchObject({
    code: 'unknown-instruction',
    isRule: false,
    aliases: [],
  });
});
