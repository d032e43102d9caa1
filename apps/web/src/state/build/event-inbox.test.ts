import { describe, expect, it } from 'vitest';
import { createFrameSchedule } from './event-inbox.ts';

/** A browser whose frames and timers come when the test says so. */
function browser() {
  const frames: (() => void)[] = [];
  const timers: (() => void)[] = [];
  const waits: number[] = [];
  const runAll = (list: (() => void)[]): void => {
    for (const work of list.splice(0)) work();
  };
  const state = { hidden: false };
  const schedule = createFrameSchedule({
    isHidden: () => state.hidden,
    nextFrame: (work) => void frames.push(work),
    later: (work, ms) => {
      waits.push(ms);
      timers.push(work);
    },
  });
  return { state, schedule, waits, frame: () => runAll(frames), timer: () => runAll(timers) };
}

describe('the schedule of what comes from outside', () => {
  it('runs at once after a silence, and in the next frame while more comes', () => {
    const page = browser();
    const done: string[] = [];
    page.schedule(() => done.push('first'));
    expect(done).toEqual([]);
    page.timer();
    expect(done).toEqual(['first']);
    page.schedule(() => done.push('second'));
    page.timer();
    expect(done).toEqual(['first']);
    page.frame();
    expect(done).toEqual(['first', 'second']);
  });

  it('takes two frames without anything for a silence', () => {
    const page = browser();
    const done: string[] = [];
    page.schedule(() => done.push('first'));
    page.timer();
    page.frame();
    page.schedule(() => done.push('second'));
    page.timer();
    expect(done).toEqual(['first']);
    for (let frame = 0; frame < 3; frame += 1) page.frame();
    expect(done).toEqual(['first', 'second']);
    page.schedule(() => done.push('third'));
    page.timer();
    expect(done).toEqual(['first', 'second', 'third']);
  });

  it('does not wait for frames in a hidden tab, which has none', () => {
    const page = browser();
    const done: string[] = [];
    page.schedule(() => done.push('shown'));
    page.timer();
    page.state.hidden = true;
    page.schedule(() => done.push('hidden'));
    page.timer();
    expect(done).toEqual(['shown', 'hidden']);
    expect(page.waits).toEqual([0, 250]);
  });
});
