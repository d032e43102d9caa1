import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEdits, consequenceOf, parseDockerfile } from '../../src/index.ts';
import { documents } from '../support/documents.ts';
import { gesturesOn, KINDS } from '../support/gestures.ts';
import { applyLawfully, contextOf, instructionTexts } from '../support/intents.ts';

const RUNS = Number(process.env.GESTURES ?? 150);
/** Milliseconds; other work may take most of the machine. */
const PATIENCE = 120_000;

/** How often a text stands in a list. */
function count(list: readonly string[], text: string): number {
  return list.filter((one) => one === text).length;
}

it.each(KINDS)(
  'a preview of %s names as changed only what changed',
  (kind) => {
    fc.assert(
      fc.property(gesturesOn(documents, [kind]), ([text, intent]) => {
        const result = applyLawfully(text, intent);
        if (!result.ok) return;
        const { edits, moved = [] } = result;
        const { removed, added } = consequenceOf(contextOf(text).model, edits, moved);
        const before = instructionTexts(parseDockerfile(text));
        const after = instructionTexts(parseDockerfile(applyEdits(text, edits)));
        const without = (list: readonly string[], gone: readonly number[]) =>
          list.filter((_, index) => !gone.includes(index));
        // What is not named stays, in its order.
        const come = added.map(({ index }) => index);
        expect(without(after, come)).toEqual(without(before, removed));
        // What is named as going was to be moved, or is not there as often as before.
        // An inlined stage's rows go with it and come again in each stage that was built on it.
        if (intent.kind === 'deleteStage' && intent.how === 'inline') return;
        const keywordOf = (one: string) => one.split(/\s/, 1)[0];
        for (const index of removed) {
          const own = before[index] ?? '';
          // A new stage can begin as one that gets a name; and where names of stages are put in for each
          // other, one instruction can be written as another was.
          const isWrittenAgain = removed.some((other) => {
            const text = before[other] ?? '';
            return text !== own && keywordOf(text) === keywordOf(own);
          });
          if (moved.includes(index) || own.startsWith('FROM') || isWrittenAgain) continue;
          expect(count(after, own)).toBeLessThan(count(before, own));
        }
      }),
      { numRuns: RUNS },
    );
  },
  PATIENCE,
);
