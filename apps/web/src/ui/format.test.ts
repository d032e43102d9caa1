import { describe, expect, it } from 'vitest';
import { formatAgo, formatList, formatTime } from './format.ts';

describe('moments', () => {
  const now = new Date(2026, 4, 20, 15, 0, 0).getTime();

  it('leave the date out today', () => {
    const morning = new Date(2026, 4, 20, 9, 5, 7).getTime();
    expect(formatTime(morning, 'zh-CN', now)).toBe('09:05:07');
    expect(formatTime(morning - 86_400_000, 'zh-CN', now)).toBe('2026年5月19日 09:05');
  });

  it('are told as a distance', () => {
    expect(formatAgo(now - 30_000, 'en', now)).toBe('now');
    expect(formatAgo(now - 3 * 60_000, 'zh-CN', now)).toBe('3分钟前');
    expect(formatAgo(now - 26 * 3_600_000, 'en', now)).toBe('yesterday');
  });
});

describe('lists', () => {
  it('in English name the last one after “and”', () => {
    expect(formatList(['line 3', 'line 4 in app'], 'en')).toBe('line 3 and line 4 in app');
  });

  it.each([
    [['变量 TAG', '构建上下文'], '变量 TAG 和构建上下文'],
    [['第 12 行', 'app 的第 13 行'], '第 12 行和 app 的第 13 行'],
    [['a', 'b', 'c'], 'a、b 和 c'],
    [['第 12 行'], '第 12 行'],
  ])('%j in Chinese is %s', (items, expected) => {
    expect(formatList(items, 'zh-CN')).toBe(expected);
  });
});
