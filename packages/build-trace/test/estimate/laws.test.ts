import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTimeLeft } from '../../src/index.ts';
import { durations, runningBuild, type Told } from './running.ts';

const phase = fc.constantFrom('queued', 'running', 'done', 'cached');
const names = ['[1/4] FROM busybox', '[2/4] RUN a', '[b 3/4] RUN b', 'exporting to image'];

/** Steps whose inputs are any of them, also themselves and each other. */
const anySteps: fc.Arbitrary<readonly Told[]> = fc
  .array(fc.record({ name: fc.constantFrom(...names), phase, inputs: fc.array(fc.nat(7)) }), {
    maxLength: 8,
  })
  .map((all) =>
    all.map((step, at) => ({ ...step, id: String(at), inputs: step.inputs.map(String) })),
  );
const time = fc.nat(20_000);
const anyDurations = fc
  .tuple(fc.dictionary(fc.constantFrom('RUN a', 'RUN b', 'FROM busybox'), time), fc.option(time))
  .map(([steps, result]) => durations(steps, result));
const now = fc.integer({ min: 5_000, max: 30_000 });

describe('laws of the time that is left', () => {
  it('is never negative, and none where all is done and the result is made', () => {
    fc.assert(
      fc.property(anySteps, anyDurations, now, (steps, known, at) => {
        const left = estimateTimeLeft(runningBuild(steps), known, at);
        expect(left.ms).toBeGreaterThanOrEqual(0);
        expect([...left.steps.values()].every((ms) => ms > 0 && ms <= left.ms)).toBe(true);
        const exported: Told = { id: 'export', name: 'exporting to image', phase: 'done' };
        const done = [...steps.map((step) => ({ ...step, phase: 'done' as const })), exported];
        expect(estimateTimeLeft(runningBuild(done), known, at).ms).toBe(0);
      }),
    );
  });

  it('is not longer when a step that ran has ended', () => {
    fc.assert(
      fc.property(anySteps, anyDurations, now, fc.nat(7), (steps, known, at, which) => {
        const ended = steps.map((step, index) =>
          index === which && step.phase === 'running' ? { ...step, phase: 'done' as const } : step,
        );
        const before = estimateTimeLeft(runningBuild(steps), known, at).ms;
        expect(estimateTimeLeft(runningBuild(ended), known, at).ms).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('is not longer when time passes', () => {
    fc.assert(
      fc.property(anySteps, anyDurations, now, fc.nat(9_000), (steps, known, at, passed) => {
        const trace = runningBuild(steps);
        const before = estimateTimeLeft(trace, known, at).ms;
        expect(estimateTimeLeft(trace, known, at + passed).ms).toBeLessThanOrEqual(before);
      }),
    );
  });
});
