import { describe, expect, it } from 'vitest';
import { emptyTrace, estimateTimeLeft, foldEvents } from '../../src/index.ts';
import { durations, runningBuild, type Told } from './running.ts';

const from: Told = { id: 'from', name: '[1/3] FROM busybox', phase: 'done' };
const make: Told = { id: 'make', name: '[2/3] RUN make', inputs: ['from'], phase: 'running' };
const test: Told = { id: 'test', name: '[3/3] RUN test', inputs: ['make'], phase: 'queued' };
const known = durations({ 'RUN make': 5_000, 'RUN test': 7_000, 'exporting to image': 900 }, 1_000);

describe('the time that a build still needs', () => {
  it('counts what runs with what has passed, what comes after it, and the result', () => {
    const left = estimateTimeLeft(runningBuild([from, make, test]), known, 12_000);
    expect(left).toMatchObject({ ms: 3_000 + 7_000 + 1_000, complete: true, builds: [1] });
    expect([...left.steps]).toEqual([['make', 3_000]]);
  });

  it('is that of the longest path, whatever the order in which steps were announced', () => {
    const other: Told = {
      id: 'other',
      name: '[b 2/2] RUN lint',
      inputs: ['from'],
      phase: 'queued',
    };
    const last: Told = {
      id: 'last',
      name: '[c 2/2] COPY --from=b /x /',
      inputs: ['other', 'test'],
      phase: 'queued',
    };
    const all = durations({ 'RUN make': 5_000, 'RUN test': 7_000, 'COPY --from=b /x /': 500 }, 0);
    const trace = runningBuild([last, test, make, other, from]);
    const left = estimateTimeLeft(trace, all, 10_000);
    expect(left).toMatchObject({ ms: 12_500, complete: false });
  });

  it('is told by the result’s own step once that is there', () => {
    const made = { ...make, phase: 'done' } as const;
    const exporting: Told = { id: 'export', name: 'exporting to image', phase: 'running' };
    const left = estimateTimeLeft(runningBuild([from, made, exporting]), known, 10_500);
    expect(left).toMatchObject({ ms: 400, complete: true });
  });

  it.each<[string, readonly Told[], number]>([
    ['no duration of a step is known', [from, { ...make, name: '[2/3] RUN other' }, test], 8_000],
    ['a step takes longer than ever', [from, make, { ...test, inputs: [] }], 1_000],
    ['nothing was carried out yet: all may be cached', [from, { ...make, phase: 'queued' }], 0],
    ['steps wait for each other', [{ ...make, inputs: ['test'] }, test], 0],
  ])('is at least what is known where %s', (_, steps, ms) => {
    expect(estimateTimeLeft(runningBuild(steps), known, 16_000)).toMatchObject({
      ms,
      complete: false,
    });
  });

  it('is not whole where the builder announces no step before it begins', () => {
    const classic = [
      { type: 'build.started', builder: 'classic', seq: 1, at: 0 },
      { type: 'step.queued', stepId: 'a', name: 'Step 2/3 : RUN make', inputs: [], seq: 2, at: 0 },
      { type: 'step.started', stepId: 'a', seq: 3, at: 0 },
    ] as const;
    const trace = foldEvents(
      emptyTrace(),
      classic.map((event) => ('inputs' in event ? { ...event, inputs: [] } : event)),
    );
    expect(estimateTimeLeft(trace, known, 1_000)).toMatchObject({ ms: 5_000, complete: false });
  });

  it('is nothing before the build and after it', () => {
    const queued = estimateTimeLeft(emptyTrace(), durations({}, null), 0);
    expect(queued).toMatchObject({ ms: 0, builds: [] });
    const ended = { ...runningBuild([from, make]), state: 'failed' } as const;
    expect(estimateTimeLeft(ended, known, 0)).toMatchObject({ ms: 0, complete: true, builds: [] });
  });
});
