import { describe, expect, it } from 'vitest';
import { makeRecent } from '../../src/shell/recent.ts';

describe('What was made of texts', () => {
  it('is kept for those that were asked for last, within the room there is', () => {
    const recent = makeRecent<number>(10);
    recent.add('aaaa', 1);
    recent.add('bbbb', 2);
    expect(recent.get('aaaa')).toBe(1);
    recent.add('cccc', 3);
    expect([recent.get('aaaa'), recent.get('bbbb'), recent.get('cccc')]).toEqual([1, undefined, 3]);
  });

  it('is given but not kept for a text that is too long', () => {
    const recent = makeRecent<number>(10);
    recent.add('a', 1);
    expect(recent.add('b'.repeat(11), 2)).toBe(2);
    expect([recent.get('b'.repeat(11)), recent.get('a')]).toEqual([undefined, 1]);
  });

  it('counts a text once that is made anew', () => {
    const recent = makeRecent<number>(10);
    for (let value = 0; value < 5; value++) recent.add('aaaa', value);
    recent.add('bbbb', 9);
    expect([recent.get('aaaa'), recent.get('bbbb')]).toEqual([4, 9]);
  });
});
