import { expect, test } from 'vitest';
import type { Notice } from '../../language/lint/types.ts';
import { filterNotices, groupNotices } from './grouping.ts';

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

const all = [
  notice('a', { severity: 'info', stage: 1 }),
  notice('b', { severity: 'error', stage: null, aliases: ['DL3006'], span: { start: 5, end: 6 } }),
  notice('b', { stage: null, instruction: null }),
  notice('c', { stage: 10 }),
];

function groups(by: Parameters<typeof groupNotices>[1]): readonly string[] {
  return groupNotices(all, by).map(({ key, notices }) => `${key} ${String(notices.length)}`);
}

test('groups have the order of what they are about', () => {
  expect(groups('none')).toEqual([' 4']);
  expect(groups('severity')).toEqual(['error 1', 'warning 2', 'info 1']);
  expect(groups('rule')).toEqual(['b 2', 'a 1', 'c 1']);
  expect(groups('stage')).toEqual(['file 1', 'before 1', '1 1', '10 1']);
});

test.each([
  ['', 4],
  ['dl3006', 1],
  ['b. about', 2],
  ['2', 1],
  ['nothing', 0],
])('the filter %j leaves %i', (filter, count) => {
  expect(filterNotices(all, filter, { lineStarts: [0, 5] }, 'en')).toHaveLength(count);
});

test('the filter looks at the sentence in the language of the page', () => {
  expect(filterNotices(all, '关于 c', { lineStarts: [0] }, 'zh-CN')).toHaveLength(1);
});
