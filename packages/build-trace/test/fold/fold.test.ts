import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import { finished, logged, queued, stamp, started } from '@stagecraft/contracts/test-events';
import { describe, expect, test } from 'vitest';
import { emptyTrace, foldEvents, type BuildTrace, type StepState } from '../../src/index.ts';

const fold = (...events: UnstampedBuildEvent[]): BuildTrace =>
  foldEvents(emptyTrace(), stamp(events));
const only = (trace: BuildTrace): StepState => {
  expect(trace.steps).toHaveLength(1);
  return trace.steps[0]!;
};

describe('steps', () => {
  test('are kept in order of announcement and renamed when announced again', () => {
    const trace = fold(queued('a'), queued('b'), {
      type: 'step.queued',
      stepId: 'a',
      name: 'better',
      inputs: ['b'],
    });
    expect(trace.steps.map(({ id, name, inputs }) => ({ id, name, inputs }))).toEqual([
      { id: 'a', name: 'better', inputs: ['b'] },
      { id: 'b', name: 'b', inputs: [] },
    ]);
  });

  test('keep what the classic builder made for them', () => {
    const trace = fold(
      queued('a'),
      { type: 'step.made', stepId: 'a', what: 'container', id: '9fbaeb7538bd' },
      { type: 'step.made', stepId: 'a', what: 'image', id: 'c8d85ff45609' },
      finished('a'),
    );
    expect(only(trace)).toMatchObject({ containerId: '9fbaeb7538bd', imageId: 'c8d85ff45609' });
  });

  test('that run twice sum their intervals', () => {
    const step = only(
      fold(
        queued('a'),
        started('a'),
        finished('a', 1000, 1250),
        started('a'),
        finished('a', 5000, 5500),
      ),
    );
    expect(step).toMatchObject({
      phase: 'done',
      startedAt: 1000,
      finishedAt: 5500,
      durationMs: 750,
      intervals: [
        { startedAt: 1000, finishedAt: 1250 },
        { startedAt: 5000, finishedAt: 5500 },
      ],
    });
  });

  test('that run again keep what they spent and have no end', () => {
    const step = only(fold(queued('a'), started('a'), finished('a', 1000, 1250), started('a')));
    expect(step).toMatchObject({ phase: 'running', durationMs: 250, finishedAt: null });
  });

  test('told as finished twice count once', () => {
    const step = only(
      fold(queued('a'), started('a'), finished('a', 1000, 1250), finished('a', 1000, 1300)),
    );
    expect(step.durationMs).toBe(300);
  });

  test('without times of the engine are timed by the server', () => {
    // stamp() gives 1000, 1010, 1020.
    expect(only(fold(queued('a'), started('a'), finished('a')))).toMatchObject({
      startedAt: 1010,
      finishedAt: 1020,
      durationMs: 10,
    });
  });

  test('from the cache stay cached when they are told as finished', () => {
    const step = only(fold(queued('a'), { type: 'step.cached', stepId: 'a' }, finished('a', 7, 7)));
    expect(step).toMatchObject({ phase: 'cached', durationMs: 0 });
  });

  test('from the cache that were running stop running', () => {
    const step = only(fold(queued('a'), started('a'), { type: 'step.cached', stepId: 'a' }));
    expect(step).toMatchObject({ phase: 'cached', finishedAt: 1020 });
  });

  test('that fail keep the error and its exit code; a new start clears them', () => {
    const failure: UnstampedBuildEvent = {
      type: 'step.failed',
      stepId: 'a',
      error: 'boom',
      exitCode: 7,
      cancelled: false,
    };
    expect(only(fold(queued('a'), started('a'), failure))).toMatchObject({
      phase: 'failed',
      error: 'boom',
      exitCode: 7,
      finishedAt: 1020,
    });
    expect(only(fold(queued('a'), started('a'), failure, started('a')))).toMatchObject({
      phase: 'running',
      error: null,
      exitCode: null,
    });
  });

  test('that nobody announced are kept without a name', () => {
    expect(only(fold(logged('a', 'hi')))).toMatchObject({
      name: '',
      log: [{ stream: 'stdout', text: 'hi', at: 1000 }],
    });
  });

  test('show the last state of each item', () => {
    const item = (id: string, current: number, done: boolean): UnstampedBuildEvent => ({
      type: 'step.progressed',
      stepId: 'a',
      item: id,
      action: 'downloading',
      current,
      total: 10,
      done,
    });
    expect(only(fold(item('x', 1, false), item('y', 2, false), item('x', 10, true))).items).toEqual(
      [
        { id: 'x', action: 'downloading', current: 10, total: 10, done: true },
        { id: 'y', action: 'downloading', current: 2, total: 10, done: false },
      ],
    );
  });
});

describe('the end of a build', () => {
  const open = [queued('ran'), queued('runs'), queued('waits'), started('ran'), started('runs')];
  const phases = (trace: BuildTrace): string[] => trace.steps.map(({ phase }) => phase);

  test('cancels what runs and what waits when the build was cancelled or interrupted', () => {
    const cancelled = fold(...open, finished('ran'), { type: 'build.cancelled' });
    expect(cancelled.state).toBe('cancelled');
    expect(phases(cancelled)).toEqual(['done', 'cancelled', 'cancelled']);
    const lost = fold(...open, finished('ran'), {
      type: 'build.interrupted',
      reason: 'engine_lost',
    });
    expect(lost).toMatchObject({ state: 'interrupted', interruption: 'engine_lost' });
    expect(phases(lost)).toEqual(['done', 'cancelled', 'cancelled']);
  });

  test('ends what ran when the build succeeded', () => {
    const trace = fold(...open, finished('ran'), { type: 'build.finished', imageId: 'sha256:1' });
    expect(trace).toMatchObject({ state: 'succeeded', imageId: 'sha256:1', finishedAt: 1060 });
    expect(phases(trace)).toEqual(['done', 'done', 'cancelled']);
    expect(trace.steps[1]).toMatchObject({ finishedAt: 1060, durationMs: 20 });
  });

  test('fails the named step even when the engine did not end it', () => {
    const trace = fold(...open, {
      type: 'build.failed',
      message: 'no space',
      stepId: 'runs',
      exitCode: null,
      line: 3,
    });
    expect(trace.failure).toEqual({ message: 'no space', stepId: 'runs', exitCode: null, line: 3 });
    expect(phases(trace)).toEqual(['cancelled', 'failed', 'cancelled']);
    expect(trace.steps[1]?.error).toBe('no space');
  });
});

test('the build itself is told in full', () => {
  const trace = fold(
    { type: 'build.queued', position: 2 },
    { type: 'build.queued', position: 1 },
    { type: 'build.started', builder: 'buildkit' },
    { type: 'context.progressed', bytes: 10, files: 1, done: true },
    { type: 'image.tagged', tag: 'app:1' },
    { type: 'image.tagged', tag: 'app:1' },
    { type: 'warning.raised', message: 'w', detail: ['d'], url: null, line: 4 },
  );
  expect(trace).toMatchObject({
    lastSeq: 7,
    state: 'running',
    queuePosition: null,
    builder: 'buildkit',
    queuedAt: 1000,
    startedAt: 1020,
    context: { bytes: 10, files: 1, done: true },
    tags: ['app:1'],
    warnings: [{ message: 'w', detail: ['d'], url: null, line: 4 }],
  });
});

describe('identity', () => {
  test('stays for a trace without news and for steps without events', () => {
    const events = stamp([queued('a'), queued('b'), logged('a', '1'), logged('b', '2')]);
    const before = foldEvents(emptyTrace(), events.slice(0, 3));
    expect(foldEvents(before, events.slice(0, 3))).toBe(before);
    const after = foldEvents(before, events);
    expect(after.steps[0]).toBe(before.steps[0]);
    expect(after.steps[1]).not.toBe(before.steps[1]);
    expect(after.steps[0]?.log).toBe(before.steps[0]?.log);
  });

  test('stays for the steps when only the build changed', () => {
    const events = stamp([queued('a'), { type: 'image.tagged', tag: 'x' }]);
    const before = foldEvents(emptyTrace(), events.slice(0, 1));
    expect(foldEvents(before, events).steps).toBe(before.steps);
  });
});

test('folding one event at a time copies no log: 200,000 lines share one store', () => {
  const count = 200_000;
  let trace = foldEvents(emptyTrace(), stamp([queued('a')]));
  const early: BuildTrace[] = [];
  for (let seq = 2; seq < count + 2; seq += 1) {
    const event = { seq, at: seq, type: 'step.logged', stepId: 'a' } as const;
    trace = foldEvents(trace, [{ ...event, stream: 'stdout', text: `${String(seq)}\n` }]);
    if (seq % 50_000 === 0) early.push(trace);
  }
  // Quadratic copying would be 2 × 10^10 element copies and run into the test's time limit.
  expect(trace.steps[0]?.log).toHaveLength(count);
  expect(early.map(({ steps }) => steps[0]?.log.length)).toEqual([
    49_999, 99_999, 149_999, 199_999,
  ]);
  expect(early[0]?.steps[0]?.log.at(-1)?.text).toBe('50000\n');
});
