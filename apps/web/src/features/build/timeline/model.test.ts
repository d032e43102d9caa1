import { foldEvents, emptyTrace, type StepMatch } from '@stagecraft/build-trace';
import type { BuildEvent, UnstampedBuildEvent } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { axisStep, timelineOf } from './model.ts';

function events(...list: (UnstampedBuildEvent & { at: number })[]): BuildEvent[] {
  return list.map((event, index) => ({ ...event, seq: index + 1 }) as BuildEvent);
}
const build = events(
  { type: 'build.started', builder: 'buildkit', at: 90 },
  { type: 'step.queued', stepId: 'load', name: '[internal] load context', inputs: [], at: 90 },
  { type: 'step.queued', stepId: 'a', name: '[build 2/3] RUN a', inputs: [], at: 90 },
  { type: 'step.queued', stepId: 'b', name: '[test 2/3] RUN b', inputs: [], at: 90 },
  { type: 'step.queued', stepId: 'never', name: '[test 3/3] RUN c', inputs: [], at: 90 },
  { type: 'step.started', stepId: 'load', at: 100 },
  { type: 'step.finished', stepId: 'load', startedAt: 100, finishedAt: 150, at: 150 },
  { type: 'step.started', stepId: 'a', at: 150 },
  { type: 'step.started', stepId: 'b', at: 160 },
  { type: 'step.finished', stepId: 'a', startedAt: 150, finishedAt: 350, at: 350 },
);
const matches = new Map<string, StepMatch>([
  ['load', { kind: 'internal', what: 'load context' }],
  ['a', { kind: 'instruction', instruction: 1, stage: 0 }],
  ['b', { kind: 'instruction', instruction: 3, stage: 1 }],
]);

describe('timelineOf', () => {
  it('groups by stage and measures from the first start', () => {
    const { groups, length } = timelineOf(foldEvents(emptyTrace(), build), matches, 500);
    expect(groups.map((group) => [group.stage, group.name])).toEqual([
      [null, null],
      [0, 'build'],
      [1, 'test'],
    ]);
    expect(groups[0]?.bars[0]?.runs).toEqual([{ from: 0, to: 50 }]);
    expect(groups[1]?.bars[0]?.runs).toEqual([{ from: 50, to: 250 }]);
    expect(length).toBe(400);
  });

  it('lets a running bar grow to now, and leaves out what never started', () => {
    const { groups } = timelineOf(foldEvents(emptyTrace(), build), matches, 700);
    expect(groups[2]?.bars.map((bar) => bar.step.id)).toEqual(['b']);
    expect(groups[2]?.bars[0]?.runs).toEqual([{ from: 60, to: 600 }]);
  });

  it('is empty before anything started', () => {
    expect(timelineOf(emptyTrace(), matches, 10)).toEqual({ groups: [], length: 1 });
  });
});

describe('axisStep', () => {
  it.each([
    [100, 20],
    [1000, 200],
    [4321, 1000],
    [60_000, 20_000],
    [1, 1],
  ])('%i ms → a mark each %i ms', (length, step) => {
    expect(axisStep(length)).toBe(step);
  });
});
