import { expect, test } from 'vitest';
import type { Notice } from '../../language/lint/types.ts';
import { filterFound, foundIn, groupFound, type Grouping } from './grouping.ts';

function notice(code: string, more: Partial<Notice> = {}): Notice {
  const message = { en: `About ${code}.`, 'zh-CN': `关于 ${code}。` };
  return {
    code,
    aliases: [],
    severity: 'warning',
    isRefused: false,
    isRule: true,
    span: { start: 0, end: 1 },
    message,
    hint: null,
    instruction: 0,
    stage: 0,
    isFixable: false,
    ...more,
  };
}

function text(path: string, notices: readonly Notice[]) {
  const model = { text: 'FROM\na', lineStarts: [0, 5] };
  return { path, version: 1, model, notices, unchecked: null };
}

const all = foundIn([
  text('web/x', [
    notice('a', { severity: 'info', stage: 1 }),
    notice('b', {
      severity: 'error',
      stage: null,
      aliases: ['DL3006'],
      span: { start: 5, end: 6 },
    }),
  ]),
  text('api/x', [notice('b', { stage: null, instruction: null }), notice('c', { stage: 10 })]),
]);

function groups(by: Grouping): readonly string[] {
  return groupFound(all, by).map(({ key, found }) => `${key} ${String(found.length)}`);
}

test('groups have the order of what they are about', () => {
  expect(groups('none')).toEqual([' 4']);
  expect(groups('severity')).toEqual(['error 1', 'warning 2', 'info 1']);
  expect(groups('rule')).toEqual(['b 2', 'a 1', 'c 1']);
  expect(groups('stage')).toEqual(['file 1', 'before 1', '1 1', '10 1']);
  expect(groups('file')).toEqual(['web/x 2', 'api/x 2']);
});

test.each([
  ['', 4],
  ['dl3006', 1],
  ['b. about', 2],
  ['2', 1],
  ['api/ b.', 1],
  ['nothing', 0],
])('the filter %j leaves %i', (filter, count) => {
  expect(filterFound(all, filter, 'en')).toHaveLength(count);
});

test('the filter looks at the sentence in the language of the page', () => {
  expect(filterFound(all, '关于 c', 'zh-CN')).toHaveLength(1);
});
