import type { BuildEvent } from '@stagecraft/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyTrace, foldEvents } from '../../src/fold/fold.ts';
import { extendLines, noLines, type LogLines } from '../../src/log/lines.ts';

const piece = fc.constantFrom(
  '\n',
  '\n',
  'one\n',
  '\r',
  '\r\n',
  'text ',
  '\u001b[31m',
  '\u001b[',
  '0m',
  '好',
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const logged = fc
  .array(fc.record({ stepId: fc.constantFrom('a', 'b', 'c'), text }), { maxLength: 120 })
  .map((texts) =>
    texts.map((one, n): BuildEvent => {
      return { seq: n + 1, at: n, type: 'step.logged', stream: 'stdout', ...one };
    }),
  );
const limit = fc.integer({ min: 500, max: 5_000 });

describe('a fold with a limit on logs', () => {
  it('has the tail that a fold without one has, and tells how many lines are gone', () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(logged, limit, (events, most) => {
        const whole = foldEvents(emptyTrace(), events);
        const limited = foldEvents(emptyTrace(), events, most);
        for (const [n, step] of limited.steps.entries()) {
          const all = extendLines(noLines, whole.steps[n]!.log);
          const tail = extendLines(noLines, step.log, step.dropped);
          expect(tail.first).toBe(step.dropped.lines);
          expect(tail.lines).toEqual(all.lines.slice(tail.first));
        }
      }),
    );
  });

  it('gives viewers that follow it the same lines as those that come late', () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(logged, limit, fc.integer({ min: 1, max: 30 }), (events, most, atOnce) => {
        let trace = emptyTrace();
        const seen = new Map<string, LogLines>();
        for (let from = 0; from < events.length; from += atOnce) {
          trace = foldEvents(trace, events.slice(from, from + atOnce), most);
          for (const { id, log, dropped } of trace.steps) {
            seen.set(id, extendLines(seen.get(id) ?? noLines, log, dropped));
          }
        }
        expect(trace).toEqual(foldEvents(emptyTrace(), events, most));
        for (const { id, log, dropped } of trace.steps) {
          expect(seen.get(id)).toEqual(extendLines(noLines, log, dropped));
        }
      }),
    );
  });

  it('keeps to it, however much comes, and lets no line go before it must', () => {
    const events = Array.from({ length: 5_000 }, (_, n): BuildEvent => {
      const stepId = n % 3 === 0 ? 'a' : 'b';
      const text = `${'x'.repeat(98)}\n`;
      return { seq: n + 1, at: n, type: 'step.logged', stream: 'stdout', stepId, text };
    });
    const few = foldEvents(emptyTrace(), events.slice(0, 400), 100_000);
    expect(few.steps.map(({ dropped }) => dropped.lines)).toEqual([0, 0]);
    const many = foldEvents(few, events, 100_000);
    const kept = many.steps.map(({ log }) => log.length);
    const gone = many.steps.map(({ dropped }) => dropped.lines);
    // Each line weighs its 99 bytes, 100 as a line and 50 as a chunk.
    expect(kept[0]! + kept[1]!).toBeLessThanOrEqual(Math.floor(100_000 / 249));
    expect(kept[0]! + kept[1]!).toBeGreaterThan(300);
    expect([kept[0]! + gone[0]!, kept[1]! + gone[1]!]).toEqual([1_667, 3_333]);
  });

  it('keeps a line whole that has not ended, of whatever length', () => {
    const texts = ['first\n', 'x'.repeat(2_000), 'y'.repeat(2_000)];
    const events = texts.map((one, n): BuildEvent => {
      return { seq: n + 1, at: n, type: 'step.logged', stream: 'stdout', stepId: 'a', text: one };
    });
    const [step] = foldEvents(emptyTrace(), events, 1_000).steps;
    expect(step?.dropped.lines).toBe(1);
    expect(extendLines(noLines, step!.log, step!.dropped).lines[0]?.raw).toHaveLength(4_000);
  });
});
