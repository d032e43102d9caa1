import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import {
  cached,
  failed,
  finished,
  queued,
  stamp,
  started,
} from '@stagecraft/contracts/test-events';
import { describe, expect, test } from 'vitest';
import {
  emptyTrace,
  foldEvents,
  instructionStates,
  matchSteps,
  stepsOfInstruction,
  type InstructionState,
  type StepMatch,
} from '../../src/index.ts';
import { buildWith, recordedBuild } from '../recordings.ts';

/** The state of an instruction for which the steps `a` and `b` stand. */
function stateAfter(...events: UnstampedBuildEvent[]): InstructionState {
  const match: StepMatch = { kind: 'instruction', instruction: 4, stage: 0 };
  const trace = foldEvents(emptyTrace(), stamp([queued('a'), queued('b'), ...events]));
  const states = instructionStates(
    trace,
    new Map([
      ['a', match],
      ['b', match],
    ]),
  );
  expect([...states.keys()]).toEqual([4]);
  return states.get(4)!;
}

describe('instructionStates', () => {
  test.each<[InstructionState['phase'], UnstampedBuildEvent[]]>([
    ['queued', []],
    ['queued', [cached('a')]],
    ['running', [cached('a'), started('b')]],
    ['failed', [started('a'), failed('b')]],
    ['cancelled', [cached('a'), failed('b', true)]],
    ['done', [cached('a'), finished('b', 1, 2)]],
    ['cached', [cached('a'), cached('b')]],
  ])('two steps together are %s', (phase, events) => {
    expect(stateAfter(...events).phase).toBe(phase);
  });

  test('carries the error and exit code of the step that failed', () => {
    expect(stateAfter(cached('a'), failed('b'))).toMatchObject({
      error: 'exit code: 3',
      exitCode: 3,
      steps: ['a', 'b'],
    });
  });

  test('counts time once where steps ran side by side', () => {
    const state = stateAfter(finished('a', 1000, 1500), finished('b', 1400, 1700));
    expect(state).toMatchObject({ startedAt: 1000, durationMs: 700 });
  });

  test('has no time before a step ended', () => {
    expect(stateAfter(started('a'))).toMatchObject({ startedAt: 1020, durationMs: null });
  });

  test('of a recorded build: shared and triggered work, nothing for metadata', () => {
    const { model, graph, steps } = recordedBuild('merged');
    const matches = matchSteps(model, graph, steps);
    const states = instructionStates({ ...emptyTrace(), steps }, matches);
    expect([...states.keys()].toSorted((a, b) => a - b)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect(states.get(2)?.steps).toEqual(states.get(6)?.steps);
    const triggered = recordedBuild('innerOnbuild');
    const own = matchSteps(triggered.model, triggered.graph, triggered.steps);
    expect(
      instructionStates({ ...emptyTrace(), steps: triggered.steps }, own).get(4)?.steps,
    ).toHaveLength(2);
  });
});

test('stepsOfInstruction lists all steps of an instruction, also shared ones', () => {
  const { model, graph, steps } = buildWith(
    'FROM busybox AS a\nRUN x\nFROM busybox\nRUN y\nCOPY --from=a / /\n',
    ['[a 1/2] FROM docker.io/library/busybox', '[stage-1 2/3] RUN y'],
  );
  const matches = matchSteps(model, graph, steps);
  expect(stepsOfInstruction(matches, 0)).toEqual(['[a 1/2] FROM docker.io/library/busybox']);
  expect(stepsOfInstruction(matches, 2)).toEqual(['[a 1/2] FROM docker.io/library/busybox']);
  expect(stepsOfInstruction(matches, 3)).toEqual(['[stage-1 2/3] RUN y']);
  expect(stepsOfInstruction(matches, 1)).toEqual([]);
});
