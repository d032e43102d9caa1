import type { BuildEvent, UnstampedBuildEvent } from '@stagecraft/contracts';
import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import { describe, expect, it } from 'vitest';
import { axisStep, emptyTrace, foldEvents, timelineOf, type StepMatch } from '../../src/index.ts';

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
const graphOf = (text: string) => buildGraph(parseDockerfile(text));
const { stages } = graphOf('FROM a AS build\nRUN a\nFROM build AS test\nRUN b\nRUN c\n');
const matches = new Map<string, StepMatch>([
  ['load', { kind: 'internal', what: 'load context' }],
  ['a', { kind: 'instruction', instruction: 1, stage: 0 }],
  ['b', { kind: 'instruction', instruction: 3, stage: 1 }],
]);

describe('timelineOf', () => {
  it('groups by stage and measures from the first start', () => {
    const { groups, length } = timelineOf(foldEvents(emptyTrace(), build), matches, stages, 500);
    expect(groups.map((group) => [group.stage, group.name])).toEqual([
      [null, null],
      [0, 'build'],
      [1, 'test'],
    ]);
    expect(groups[0]?.bars[0]?.runs).toEqual([{ from: 0, to: 50 }]);
    expect(groups[1]?.bars[0]?.runs).toEqual([{ from: 50, to: 250 }]);
    expect(length).toBe(400);
  });

  it('names stages as the built text does, whatever other builds call a step that they share', () => {
    const shared = events(
      { type: 'build.started', builder: 'buildkit', at: 90 },
      { type: 'step.queued', stepId: 'a', name: '[other 5/9] RUN a', inputs: [], at: 90 },
      { type: 'step.queued', stepId: 'b', name: '[other 6/9] RUN b', inputs: [], at: 90 },
      { type: 'step.started', stepId: 'a', at: 100 },
      { type: 'step.started', stepId: 'b', at: 100 },
    );
    const namesOf = (text: string) =>
      timelineOf(foldEvents(emptyTrace(), shared), matches, graphOf(text).stages, 200).groups.map(
        (group) => group.name,
      );
    expect(namesOf('FROM a AS x\nRUN a\nFROM x AS y\nRUN b\n')).toEqual(['x', 'y']);
    expect(namesOf('FROM a\nRUN a\nFROM x AS y\nRUN b\n')).toEqual([null, 'y']);
    expect(namesOf('FROM a AS x\nRUN a\nFROM x AS x\nRUN b\n')).toEqual(['x (0)', 'x (1)']);
  });

  it('lets a running bar grow to now, and leaves out what never started', () => {
    const { groups } = timelineOf(foldEvents(emptyTrace(), build), matches, stages, 700);
    expect(groups[2]?.bars.map((bar) => bar.step.id)).toEqual(['b']);
    expect(groups[2]?.bars[0]?.runs).toEqual([{ from: 60, to: 600 }]);
  });

  it('is empty before anything started', () => {
    expect(timelineOf(emptyTrace(), matches, stages, 10)).toEqual({ groups: [], length: 1 });
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
