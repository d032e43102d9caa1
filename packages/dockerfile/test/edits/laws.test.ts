import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documents } from '../support/documents.ts';
import { gesturesOn, KINDS } from '../support/gestures.ts';
import { applyLawfully } from '../support/intents.ts';
import { lostBy } from '../support/laws.ts';
import { largeDocuments } from '../support/large.ts';

/** How many gestures of each kind; `GESTURES=1000 npx vitest run …` tries more. */
const RUNS = Number(process.env.GESTURES ?? 400);
/** Milliseconds; other work may take most of the machine. */
const PATIENCE = 120_000;

describe('any gesture on any file keeps what it does not concern', { timeout: PATIENCE }, () => {
  it.each(KINDS)('%s', (kind) => {
    fc.assert(
      fc.property(gesturesOn(documents, [kind]), ([text, intent]) => {
        expect(lostBy(text, intent, applyLawfully(text, intent))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});

describe(
  'any gesture on the largest files keeps what it does not concern',
  { timeout: PATIENCE },
  () => {
    it.each(KINDS)('%s', (kind) => {
      fc.assert(
        fc.property(gesturesOn(largeDocuments, [kind]), ([text, intent]) => {
          expect(lostBy(text, intent, applyLawfully(text, intent))).toEqual([]);
        }),
        { numRuns: Math.ceil(RUNS / 50) },
      );
    });
  },
);
