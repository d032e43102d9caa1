import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyTrace, foldEvents, type BuildTrace } from '../../src/index.ts';
import { anyLog } from './arbitrary.ts';

/** A deep copy by way of text, as a page that stores its state would make. */
const stored = (trace: BuildTrace): BuildTrace => JSON.parse(JSON.stringify(trace)) as BuildTrace;

test('any chunking with any repetition of seen events gives the same state', () => {
  // A chunk is [how far back it starts, how many new events it brings].
  const chunks = fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 30 });
  fc.assert(
    fc.property(anyLog, chunks, (log, cuts) => {
      let trace = emptyTrace();
      let at = 0;
      for (const [back, ahead] of cuts) {
        trace = foldEvents(trace, log.slice(Math.max(0, at - back), at + ahead));
        at = Math.min(log.length, at + ahead);
      }
      trace = foldEvents(trace, log.slice(Math.max(0, at - 5)));
      expect(trace).toEqual(foldEvents(emptyTrace(), log));
    }),
    { numRuns: 500 },
  );
});

test('a trace never changes when later events are folded on it, also on several branches', () => {
  fc.assert(
    fc.property(anyLog, anyLog, fc.nat(60), (log, other, cut) => {
      const early = foldEvents(emptyTrace(), log.slice(0, cut));
      const copy = stored(early);
      const late = foldEvents(early, log.slice(cut));
      const branch = foldEvents(
        early,
        other.filter(({ seq }) => seq > early.lastSeq),
      );
      expect(early).toEqual(copy);
      expect(late).toEqual(foldEvents(emptyTrace(), log));
      expect(branch).toEqual(
        foldEvents(
          copy,
          other.filter(({ seq }) => seq > copy.lastSeq),
        ),
      );
    }),
    { numRuns: 500 },
  );
});

test('a stored copy of a trace goes on like the original', () => {
  fc.assert(
    fc.property(anyLog, fc.nat(60), (log, cut) => {
      const copy = stored(foldEvents(emptyTrace(), log.slice(0, cut)));
      expect(foldEvents(copy, log)).toEqual(foldEvents(emptyTrace(), log));
    }),
  );
});
