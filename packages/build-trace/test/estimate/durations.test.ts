import { describe, expect, it } from 'vitest';
import { knownDurations, type TimedBuild } from '../../src/index.ts';

type Step = TimedBuild['steps'][number];
const done = (name: string, durationMs: number | null): Step => ({
  name,
  phase: 'done',
  durationMs,
});

const build = (number: number, steps: readonly Step[], succeeded = true): TimedBuild => ({
  number,
  succeeded,
  steps,
});

describe('durations of earlier builds', () => {
  it.each([
    ['another place', '[build 2/4] RUN make', '[3/9] RUN make'],
    ['another builder’s way of naming', '[build 2/4] RUN make', 'Step 3/5 : RUN make'],
    ['Podman’s way of naming', '[2/4] RUN make', '[1/2] STEP 3/5: RUN make'],
  ])('are those of the same text at %s', (_, one, other) => {
    const known = knownDurations([build(2, [done(one, 30)]), build(1, [done(other, 10)])]);
    expect(known.steps).toEqual([{ step: 'RUN make', durationMs: 10, builds: [2, 1] }]);
  });

  it('tell platforms apart', () => {
    const steps = ['[linux/arm64 2/2] RUN make', '[linux/amd64 2/2] RUN make', '[2/2] RUN make'];
    const known = knownDurations([
      build(
        1,
        steps.map((name, at) => done(name, at)),
      ),
    ]);
    expect(known.steps.map(({ step }) => step)).toEqual([
      'linux/arm64 RUN make',
      'linux/amd64 RUN make',
      'RUN make',
    ]);
  });

  it('are the median of the last five builds that carried the step out', () => {
    const times = [4, 90, 5, null, 6, 7, 1000, 1000];
    const builds = times.map((ms, at) => build(9 - at, [done('[2/2] RUN make', ms)]));
    const cached = build(20, [{ name: '[2/2] RUN make', phase: 'cached', durationMs: 1 }]);
    const failed = build(19, [{ name: '[2/2] RUN make', phase: 'failed', durationMs: 1 }], false);
    expect(knownDurations([cached, failed, ...builds]).steps).toEqual([
      { step: 'RUN make', durationMs: 6, builds: [9, 8, 7, 5, 4] },
    ]);
  });

  it('know what making the result takes from builds that had something new to export', () => {
    const made = [done('[2/2] RUN make', 5), done('exporting to image', 70)];
    const nothingNew = [done('[1/2] FROM busybox', 5), done('exporting to image', 1)];
    const builds = [build(3, nothingNew), build(2, made), build(1, made, false)];
    expect(knownDurations(builds).result).toEqual({ durationMs: 70, builds: [2] });
    expect(knownDurations([build(3, nothingNew)]).result).toBeNull();
  });

  it('are bounded in number', () => {
    const steps = Array.from({ length: 3000 }, (_, at) => done(`[2/2] RUN ${String(at)}`, 1));
    expect(knownDurations([build(1, steps)]).steps).toHaveLength(2000);
  });
});
