import { describe, expect, it } from 'vitest';
import { makePatience } from '../../src/shell/patience.ts';

describe('Patience with texts without sense', () => {
  it('wears thin with each, down to a little, and comes back with sound ones', () => {
    let now = 0;
    const patience = makePatience(() => now);
    const allowed = (isSound: boolean): number => {
      const isOver = patience.start();
      const began = now;
      while (!isOver() && now - began < 1000) now++;
      patience.end(isSound);
      return now - began - 1;
    };
    const withoutSense = Array.from({ length: 7 }, () => allowed(false));
    expect(withoutSense).toEqual([400, 200, 100, 50, 25, 20, 20]);
    expect(Array.from({ length: 3 }, () => allowed(true))).toEqual([20, 40, 80]);
  });

  it('stays as it is for what is quickly told to be wrong', () => {
    let now = 0;
    const patience = makePatience(() => now);
    for (let at = 0; at < 10; at++) {
      patience.start();
      now += 5;
      patience.end(false);
    }
    const isOver = patience.start();
    now += 400;
    expect(isOver()).toBe(false);
    now++;
    expect(isOver()).toBe(true);
  });
});
